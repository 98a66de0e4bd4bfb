"""The loud matrix: paths, lists and contents of documents."""

from tests.cli.loud import CHECK, FOLDER, GOOD, Case, Link

ACCENTED = GOOD.decode().replace("Lindqvist", "Lindqvíst")
TEXTS = ".txt, .text, .asc, .cable, .md, .markdown, .jsonl, .ndjson"

PATHS = {
    "missing path": Case(
        {},
        f"{CHECK} god.txt good.txt nowhere/",
        2,
        ("there is no file or folder 'god.txt'; did you mean 'good.txt'?", "there is no file or folder 'nowhere/'"),
    ),
    "glob without match": Case({}, f"{CHECK} x*.txt good.txt", 2, ("nothing to read matches 'x*.txt'",)),
    "empty folder": Case(
        {"empty": FOLDER},
        f"{CHECK} empty good.txt",
        2,
        (f"the folder 'empty' holds nothing to read; looked for files with {TEXTS}",),
    ),
    "folder with the name of a file": Case(
        {"a.txt": FOLDER},
        f"{CHECK} a.txt good.txt",
        2,
        (f"the folder 'a.txt' holds nothing to read; looked for files with {TEXTS}",),
    ),
    "folder of other files": Case(
        {"in/a.pdf": b"", "in/b.PDF": b"", "in/c": b""},
        f"{CHECK} in good.txt",
        2,
        (f"the folder 'in' holds nothing to read; looked for files with {TEXTS}, found 2 with .pdf, 1 with no suffix",),
    ),
    "files that are passed over": Case(
        {"in/a.pdf": b"", "in/good.txt": GOOD},
        f"{CHECK} in",
        0,
        ("passed over in folders, because of their suffix: 1 .pdf; name them to have them read",),
        1,
    ),
    "link that leads nowhere": Case(
        {"a.txt": Link("nowhere")},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: cannot be read: No such file or directory",),
        1,
    ),
    "link to itself": Case(
        {"in/a.txt": Link("a.txt"), "in/good.txt": GOOD},
        f"{CHECK} in",
        4,
        ("in/a.txt: cannot be read: Too many levels of symbolic links",),
        1,
    ),
    "links in a circle": Case(
        {"in/good.txt": GOOD, "in/again": Link("."), "in/deep/up": Link("../..")}, f"{CHECK} in", 0, (), 2
    ),
    "file without permission": Case(
        {"a.txt": GOOD}, f"{CHECK} a.txt good.txt", 4, ("a.txt: cannot be read: Permission denied",), 1, ("a.txt",)
    ),
    "folder without permission": Case(
        {"in/a.txt": GOOD, "in/shut/b.txt": GOOD},
        f"{CHECK} in",
        4,
        ("in/shut: cannot be listed: Permission denied",),
        1,
        ("in/shut",),
    ),
    "file in a folder without permission": Case(
        {"shut/a.txt": GOOD},
        f"{CHECK} shut/a.txt good.txt",
        4,
        ("shut/a.txt: cannot be read: Permission denied",),
        1,
        ("shut",),
    ),
    "empty list": Case({"list": b"\n\n"}, f"{CHECK} @list good.txt", 2, ("the list list names no path",)),
    "missing list": Case(
        {}, f"{CHECK} --files-from list good.txt", 2, ("the list list cannot be read: No such file or directory",)
    ),
    "missing path in a list": Case(
        {"list": b"good.txt\n\ngod.txt\n#good.txt\n"},
        f"{CHECK} @list",
        2,
        (
            "list:3: there is no file or folder 'god.txt'; did you mean 'good.txt'?",
            "list:4: there is no file or folder '#good.txt'; did you mean 'good.txt'?",
        ),
    ),
    "glob in a list": Case(
        {"list": b"g*.txt\n"},
        f"{CHECK} @list",
        2,
        ("list:1: there is no file or folder 'g*.txt'; did you mean 'good.txt'?",),
    ),
    "missing path in a list with NUL bytes": Case(
        {},
        f"{CHECK} -0 --files-from -",
        2,
        ("standard input: path 2: there is no file or folder 'god.txt'; did you mean 'good.txt'?",),
        stdin=b"good.txt\0god.txt\0",
    ),
    "list in UTF-16": Case(
        {"list": "good.txt\n".encode("utf-16")},
        f"{CHECK} @list",
        2,
        ("the list list holds NUL bytes: say --null if they end its paths (UTF-16 cannot be read)",),
    ),
    "nothing named": Case(
        {},
        CHECK,
        2,
        ("the following arguments are required: PATH (or a list of paths: @FILE, --files-from FILE)",),
    ),
    "empty standard input": Case({}, f"{CHECK} - good.txt", 4, ("-: is empty",), 1),
}

CONTENTS = {
    "cp1252": Case(
        {"a.txt": ACCENTED.encode("cp1252")},
        f"{CHECK} a.txt good.txt",
        0,
        (),
        2,
        notes=("The encoding is guessed: the file is not UTF-8 (byte ED in line 22) and was read as "
               "Windows code page 1252.",),
    ),
    "UTF-16": Case({"a.txt": ACCENTED.encode("utf-16")}, f"{CHECK} a.txt good.txt", 0, (), 2),
    "UTF-16 without byte order mark": Case(
        {"a.txt": ACCENTED.encode("utf-16-le"), "b.txt": ACCENTED.encode("utf-16-be")},
        f"{CHECK} a.txt b.txt good.txt",
        0,
        (),
        3,
        notes=(
            "The encoding is taken for UTF-16-LE because of its NUL bytes; the file has no byte order mark.",
            "The encoding is taken for UTF-16-BE because of its NUL bytes; the file has no byte order mark.",
        ),
    ),
    "UTF-16 that was cut": Case(
        {"a.txt": ACCENTED.encode("utf-16")[:-1]},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: has the byte order mark of UTF-16, but is no UTF-16 at byte 2101",),
        1,
    ),
    "no encoding at all": Case(
        {"a.txt": b"E.O. 12958: DECL: 11/18/2018\n\x81\n"},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: is neither UTF-8 (byte 81 in line 2) nor Windows code page 1252 (byte 81 in line 2)",),
        1,
    ),
    "empty file": Case({"a.txt": b""}, f"{CHECK} a.txt good.txt", 4, ("a.txt: is empty",), 1),
    "white space": Case(
        {"a.txt": b" \n\t\n"}, f"{CHECK} a.txt good.txt", 4, ("a.txt: is empty but for white space",), 1
    ),
    "PDF named .txt": Case(
        {"a.txt": b"%PDF-1.4\n"},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: is a file of the format PDF, not a text",),
        1,
    ),
    "binary file": Case(
        {"a.txt": b"\x01\x02\x03" * 100},
        f"{CHECK} a.txt good.txt",
        4,
        ("a.txt: is not a text: it is full of control characters",),
        1,
    ),
    "record that is no JSON": Case(
        {"a.jsonl": b'{"text": "E.O. 12958: DECL: 11/18/2018", "id": "one"}\n{oops\n'},
        f"{CHECK} --fail-on never a.jsonl good.txt",
        4,
        ("a.jsonl[2]: line 2: is not JSON: Expecting property name enclosed in double quotes at column 2",),
        2,
    ),
    "parse: unreadable file": Case({"a.txt": b""}, "parse a.txt", 4, ("a.txt: is empty",), out='{\n  "source": {\n'
        '    "path": "a.txt",\n    "record": null\n  },\n  "unread": "is empty"\n}\n'),
    "explain-date: unreadable file": Case({"a.txt": b""}, "explain-date a.txt", 4, ("a.txt: is empty",)),
}  # fmt: skip
