"""What Wine lacks and Windows has, for a copy that is tried under Wine; never a part of the product.

    python tests/packaging/wine_shims.py FOLDER

adds to an installed copy in FOLDER, which must be one to throw away:

- ``icuuc.dll``: Windows 10 has it, Wine has not. Qt's library asks for twenty of its functions and calls
  them only to read old encodings, so they are there and do nothing.
- ``bcryptprimitives.dll``: Windows 10 has it, Wine before 9 has not. What is written in Rust takes its random
  numbers there.
- ``winecrtmath.dll``: numpy asks the C runtime for functions of complex numbers that Wine's has as names
  only, and calls some on import. In the copy numpy asks this library, which has them and hands all others on.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

COMPILER = "x86_64-w64-mingw32-gcc"
MATH, OURS = b"api-ms-win-crt-math-l1-1-0.dll", b"winecrtmath.dll"
NAMES = ("bcryptprimitives.dll", "icuuc.dll", OURS.decode())
RANDOM = """
int __stdcall SystemFunction036(void *to, unsigned long length);
EXPORT int ProcessPrng(void *to, unsigned long long length)
{
    return SystemFunction036(to, (unsigned long)length);
}
"""

KINDS = {"": "double", "f": "float", "l": "double"}  # to Windows a long double is a double
OF_COMPLEX = ("cabs", "carg", "cimag", "creal")
TO_COMPLEX = ("ccos", "ccosh", "cexp", "clog", "csin", "csinh", "csqrt", "ctan", "ctanh")


def imports(path: Path, library: str) -> list[str]:
    """Return the functions that a file asks a library for."""
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "--private-headers", str(path)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    names, inside = [], False
    for line in told.splitlines():
        if "DLL Name:" in line:
            inside = line.rpartition(" ")[2].lower() == library.lower()
        elif inside and (found := re.match(r"^\t[0-9a-f]+\s+(?:<none>\s+)?(?:[0-9a-f]+\s+)*(\w+)$", line)):
            names.append(found[1])
    return names


def compile_library(path: Path, source: str, forwarded: list[str] = ()) -> None:
    with tempfile.TemporaryDirectory() as folder:
        code, exports = Path(folder) / "shim.c", Path(folder) / "shim.def"
        code.write_text(source, encoding="utf-8")
        own = re.findall(r"^EXPORT .*?(\w+)\(", source, re.MULTILINE)
        lines = [f"{name} = own_{name}" for name in own] + [f"{name} = ucrtbase.{name}" for name in forwarded]
        source = re.sub(r"^EXPORT (.*?)(\w+)\(", r"\1own_\2(", source, flags=re.MULTILINE)
        code.write_text(source, encoding="utf-8")
        exports.write_text("EXPORTS\n" + "\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run(
            [
                COMPILER,
                "-shared",
                "-static-libgcc",
                "-O1",
                "-w",
                "-o",
                str(path),
                str(code),
                str(exports),
                "-ladvapi32",
            ],
            check=True,
        )


def icu(folder: Path) -> None:
    names = imports(next(folder.rglob("Qt6Core.dll")), "icuuc.dll")
    assert names, "Qt asks for nothing of ICU any more: this shim can go"
    compile_library(
        folder / "icuuc.dll", "".join(f"EXPORT void *{name}(void) {{ return 0; }}\n" for name in names)
    )


def mathematics(folder: Path) -> None:
    numpy = next(folder.rglob("_multiarray_umath*.pyd"))
    names = imports(numpy, MATH.decode())
    source = "#include <complex.h>\n"
    own = set()
    for ending, kind in KINDS.items():
        number = f"C{ending}"
        source += f"typedef struct {{ {kind} r, i; }} {number};\n"
        source += f"static {kind} _Complex in_{number}({number} z) {{ return z.r + z.i * I; }}\n"
        source += f"static {number} out_{number}({kind} _Complex z) "
        source += f"{{ return ({number}){{creal(z), cimag(z)}}; }}\n"
        for name in OF_COMPLEX:
            own.add(name + ending)
            source += f"EXPORT {kind} {name}{ending}({number} z) {{ return {name}(in_{number}(z)); }}\n"
        for name in TO_COMPLEX:
            own.add(name + ending)
            source += f"EXPORT {number} {name}{ending}({number} z) "
            source += f"{{ return out_{number}({name}(in_{number}(z))); }}\n"
        own.add(f"cpow{ending}")
        source += f"EXPORT {number} cpow{ending}({number} x, {number} y) "
        source += f"{{ return out_{number}(cpow(in_{number}(x), in_{number}(y))); }}\n"
    compile_library(numpy.parent / OURS.decode(), source, [name for name in names if name not in own])
    content = numpy.read_bytes()
    assert content.count(MATH + b"\0") == 1
    numpy.write_bytes(content.replace(MATH + b"\0", OURS.ljust(len(MATH) + 1, b"\0")))


def add(folder: Path) -> None:
    """Add all of it to a copy."""
    icu(folder)
    compile_library(folder / "bcryptprimitives.dll", RANDOM)
    mathematics(folder)


if __name__ == "__main__":
    add(Path(sys.argv[1]))
