"""The course on a person's own machine: a workspace, its notebooks and data, JupyterLab on top.

workspace    a folder that is the trainee's own, and what it was made for
copies       the course's notebooks in it: kept up to date, never over a trainee's own work
course_page  the page on which JupyterLab opens the course
pages        the course for those who write no code: its own pages, beside JupyterLab
appearance   JupyterLab's language, and no pop-ups
server       a free port, and on it JupyterLab with the pages
data         the class base, made once
opening      all of it, in the order in which a trainee meets it

Nothing is imported here: notebooks read `workspace` when a lesson starts.
"""
