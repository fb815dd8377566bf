"""Build what static/vendor holds from the two npm packages that it comes from.

    npm pack @digdir/designsystemet-css@1.22.0 @fontsource-variable/inter@5.3.0
    (unpack each into a folder of its own)
    python scripts/vendor_look.py <designsystemet-css>/package <inter>/package

Only the component files that the templates use are taken, each in the layer that the package gives it.
Needs the dev dependency fonttools[woff].
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"
LAYERS = {
    "ds.base": ["base", "validation-message"],
    "ds.components": ["data-size-workaround", "skip-link", "button", "input", "error-summary", "pagination"],
}
# Latin-1, spaces and dashes, quotes, bullet, ellipsis, primes, euro, arrows, minus, comparison
LATIN = "U+20-7E,U+A0-FF,U+2002-200A,U+2010-2015,U+2018-201F,U+2022,U+2026,U+202F,U+2032-2033,U+20AC,U+2190-2193"
LATIN += ",U+131,U+152-153,U+2BC,U+2212,U+2260,U+2264-2265"
LATIN_EXT = "U+100-17F,U+218-21B"
CUTS = {"Text-Regular": (400, 14), "Text-Semibold": (620, 14), "Display-Bold": (680, 32)}


def designsystemet(package):
    source = package / "dist" / "src"
    layers = "".join(
        f"@layer {layer}{{{''.join((source / f'{name}.css').read_text() for name in names)}}}\n"
        for layer, names in LAYERS.items()
    )
    target = VENDOR / "designsystemet"
    (target / "designsystemet.css").write_text(f"@layer ds.theme, ds.base, ds.components;\n{layers}")
    (target / "LICENSE").write_text((package / "LICENSE").read_text())


def cut_down(path, unicodes):
    options = subset.Options(flavor="woff2")
    options.layout_features = [*options.layout_features, "tnum", "case"]
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes))
    subsetter.subset(font)
    instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True)  # nothing is set lighter or bolder
    return font, options


def web_fonts(package):
    for name, unicodes in (("latin", LATIN), ("latin-ext", LATIN_EXT)):
        font, options = cut_down(package / "files" / f"inter-{name}-opsz-normal.woff2", unicodes)
        subset.save_font(font, str(VENDOR / "inter" / f"inter-{name}-opsz-normal.woff2"), options)


def print_fonts():
    """Static cuts: the PDF engine does not read variable fonts. Both ranges in one file, a name may need either."""
    for name, (weight, optical_size) in CUTS.items():
        parts = []
        for part in ("latin", "latin-ext"):
            font = TTFont(VENDOR / "inter" / f"inter-{part}-opsz-normal.woff2")
            font.flavor = None
            instantiateVariableFont(font, {"wght": weight, "opsz": optical_size}, inplace=True)
            path = VENDOR / "inter" / f"{part}.tmp.ttf"
            font.save(path)
            parts.append(path)
        Merger().merge([str(path) for path in parts]).save(VENDOR / "inter" / f"{name}.ttf")
        for path in parts:
            path.unlink()


if __name__ == "__main__":
    css, inter = (Path(argument) for argument in sys.argv[1:3])
    designsystemet(css)
    web_fonts(inter)
    print_fonts()
    (VENDOR / "inter" / "LICENSE").write_text((inter / "LICENSE").read_text())
