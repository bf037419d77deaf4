"""What a run leaves in a solution: text and light pictures, nothing of the machine or the moment."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping

KEPT = ("text/plain", "text/html", "text/markdown", "image/png")
WIDGET = "application/vnd.jupyter.widget-view+json"
COLOURS = 256

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]{6,}")
_WIDGET_TEXT = re.compile(r"[A-Z]\w*\(|\s*$")  # what ipywidgets says of itself, or nothing
_STYLE_ID = re.compile(r"\bT_[0-9a-f]{5}(?![0-9a-f])")


def clean(outputs: list[Mapping], places: Mapping[str, str]) -> list[dict]:
    """Outputs fit to be committed.

    Text streams are joined, standard error is left out (it names the machine's paths), of widgets only a
    text made for readers stays (a card's question), pictures are reduced to a palette, and memory addresses
    and random style ids are taken out.

    Args:
        outputs: a code cell's outputs as nbformat keeps them.
        places: machine paths and what to write instead.
    """
    cleaned: list[dict] = []
    for output in outputs:
        if output["output_type"] == "stream":
            _add_stream(cleaned, output, places)
        elif output["output_type"] in {"display_data", "execute_result"}:
            data = _data(output.get("data", {}), places)
            if data:
                cleaned.append(
                    {"data": data, "metadata": {}, "output_type": "display_data"}
                    if output["output_type"] == "display_data"
                    else {
                        "data": data,
                        "execution_count": output.get("execution_count"),
                        "metadata": {},
                        "output_type": "execute_result",
                    }
                )
    return cleaned


def warnings_in(outputs: list[Mapping]) -> list[str]:
    """First lines of warnings that a cell wrote to standard error."""
    errors = "".join(
        _text(output["text"])
        for output in outputs
        if output["output_type"] == "stream" and output["name"] == "stderr"
    )
    return [line.strip() for line in errors.splitlines() if "Warning:" in line]


def _add_stream(cleaned: list[dict], output: Mapping, places: Mapping[str, str]) -> None:
    if output["name"] != "stdout":
        return
    text = _neutral(_text(output["text"]), places)
    last = cleaned[-1] if cleaned else {}
    if last.get("output_type") == "stream":
        text = "".join(last["text"]) + text
        cleaned.pop()
    cleaned.append(
        {"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)}
    )


def _data(data: Mapping, places: Mapping[str, str]) -> dict:
    if WIDGET in data:
        told = _text(data.get("text/plain", ""))
        data = {} if _WIDGET_TEXT.match(told) else {"text/plain": told}
    kept: dict[str, object] = {}
    for kind in KEPT:
        # A figure comes as a picture too, which is lighter and shown by whatever reads notebooks.
        if kind not in data or (kind == "text/html" and "image/png" in data):
            continue
        if kind == "image/png":
            kept[kind] = light_png(_text(data[kind]))
        else:
            kept[kind] = _neutral(_text(data[kind]), places).splitlines(keepends=True)
    return kept


def _text(value: object) -> str:
    return value if isinstance(value, str) else "".join(value)


def _neutral(text: str, places: Mapping[str, str]) -> str:
    """Text without addresses, random ids and machine paths."""
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, places[place])
    seen: dict[str, str] = {}
    text = _STYLE_ID.sub(lambda m: seen.setdefault(m[0], f"T_{len(seen):05d}"), text)
    return _ADDRESS.sub("", text)


def light_png(encoded: str) -> str:
    """A PNG picture (base64) reduced to a palette where that makes it smaller, without metadata."""
    from PIL import Image

    original = base64.b64decode(encoded)
    picture = Image.open(io.BytesIO(original)).convert("RGBA")
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture.getchannel("A"))
    lighter = io.BytesIO()
    flat.quantize(COLOURS).save(lighter, format="PNG", optimize=True)
    smaller = min(lighter.getvalue(), original, key=len)
    return base64.b64encode(smaller).decode("ascii") + "\n"
