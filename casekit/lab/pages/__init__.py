"""The course for those who write no code: pages served beside JupyterLab, by the same server.

outline    what each section holds, taken from `lessons/` and kept until these change
standing   how far the reader is, section by section, and where to go on
frame      what all pages share: head, style, prose
course     the course page
section    a section's page: lecture and practice, its cells run by Voilà one after the other
reading    the glossary and the data dictionary
kernels    one kernel kept warm, and those of pages that nobody looks at ended
execution  the cells of a page, run as its browser asks; faults said in a sentence
handlers   the addresses
extension  all of it, as the server loads it

Of Voilà only what shows widgets outside of JupyterLab is served: its page script, its progressive
execution, its way to end a kernel. It renders no notebook and hands out no file.
"""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "casekit.lab.pages.extension"}]
