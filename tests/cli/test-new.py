# SPDX-License-Identifier: GPL-3.0-or-later
"""New notes and the list of their types."""

import json

import cli

BUILT_IN = ["beslisnota", "informatienota"]


class Types(cli.TestCase):
    def test_list(self):
        result = cli.run("types")
        self.check_done(result)
        for name in BUILT_IN:
            self.assertRegex(result.text, rf"(?m)^{name} +\S")

    def test_json(self):
        result = cli.run("types", "--json", LC_ALL="C")
        self.check_done(result)
        types = json.loads(result.output)
        self.assertTrue(set(BUILT_IN) <= {t["id"] for t in types})
        for type_ in types:
            self.assertEqual(sorted(type_), ["description", "id", "language", "title"])
            for member in type_.values():
                self.assertIsInstance(member, str)

    def test_a_type_of_the_user(self):
        source = cli.SOURCE / "data" / "note-types" / "informatienota.json"
        own = json.loads(source.read_text(encoding="utf-8"))
        own.update(id="eigen_nota", title="Eigen nota")
        self.write("data/steller/note-types/eigen.json", own)
        result = cli.run("types", XDG_DATA_HOME=self.folder / "data")
        self.check_done(result)
        self.assertRegex(result.text, r"(?m)^eigen_nota +Eigen nota$")
        self.check_done(cli.run("new", "--type", "eigen_nota", XDG_DATA_HOME=self.folder / "data"))

    def test_a_broken_type_is_told_and_skipped(self):
        path = self.write("data/steller/note-types/kapot.json", "{\n  \"id\": 7\n}\n")
        result = cli.run("types", XDG_DATA_HOME=self.folder / "data")
        self.check_failed(result, rf"(?m)^{path}(:[0-9]+)?: ")
        for name in BUILT_IN:
            self.assertRegex(result.text, rf"(?m)^{name} +\S")
        # What is broken there is of no concern to a note of another type.
        self.check_done(cli.run("new", "--type", "beslisnota", XDG_DATA_HOME=self.folder / "data"))


class New(cli.TestCase):
    def test_what_is_made_is_valid(self):
        for name in BUILT_IN:
            with self.subTest(type=name):
                path = self.folder / f"{name}.nota"
                result = cli.run("new", "--type", name, "-o", path)
                self.check_done(result)
                self.assertEqual(result.output, b"")
                self.assertEqual(json.loads(path.read_text(encoding="utf-8"))["type"], name)
                self.check_done(cli.run("validate", path))
                for suffix in cli.FORMATS:
                    self.check_done(cli.run("export", path, "--format", suffix))

    def test_standard_output(self):
        for arguments in ([], ["-o", "-"]):
            result = cli.run("new", "--type", "beslisnota", *arguments)
            self.check_done(result)
            self.check_done(cli.run("validate", "-", stdin=result.output))

    def test_each_note_has_its_own_id(self):
        notes = [json.loads(cli.run("new", "--type", "beslisnota").output) for _ in range(2)]
        self.assertNotEqual(notes[0]["id"], notes[1]["id"])

    def test_a_file_that_exists_is_replaced_when_forced_only(self):
        path = self.write("memo.nota", "old")
        (self.folder / "link.nota").symlink_to("memo.nota")
        for name in ("memo.nota", "link.nota"):
            self.check_failed(cli.run("new", "--type", "beslisnota", "-o", name, cwd=self.folder), rf"^{name}: .*--force")
            self.assertEqual(path.read_text(encoding="utf-8"), "old")
        dutch = cli.run("new", "--type", "beslisnota", "-o", path, LC_ALL="nl_NL.UTF-8", LANGUAGE=None)
        self.check_failed(dutch, r"bestaat al.*--force")
        self.check_done(cli.run("new", "--type", "beslisnota", "--force", "-o", path))
        self.check_done(cli.run("validate", path))
        self.assertEqual(self.files(), ["link.nota", "memo.nota"])

    def test_a_device_is_written_into(self):
        self.check_done(cli.run("new", "--type", "beslisnota", "-o", "/dev/null"))

    def test_no_such_folder(self):
        result = cli.run("new", "--type", "beslisnota", "-o", self.folder / "none" / "memo.nota")
        self.check_failed(result, r"memo\.nota: ")
        self.assertEqual(self.files(), [])


if __name__ == "__main__":
    cli.main()
