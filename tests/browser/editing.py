"""A folder of texts in a browser's own storage: what an editor asks for when somebody chooses a folder of the computer."""

from __future__ import annotations

import re
from collections.abc import Mapping

CHOOSES_FOLDER = """
window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("site", {create: true});
"""
_LAY_OUT = """async files => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("site", {create: true});
  await root.getDirectoryHandle(".git", {create: true});
  for (const [path, text] of Object.entries(files)) {
    let folder = root;
    const parts = path.split("/"), name = parts.pop();
    for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
    const writable = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await writable.write(text);
    await writable.close();
  }
}"""
_READ = """async () => {
  const files = {};
  const walk = async (folder, at) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${at}${name}/`);
      else files[at + name] = await (await handle.getFile()).text();
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("site"), "");
  return files;
}"""


class Editor:
    """The editor that the site comes with, at work on a folder."""

    def __init__(self, page, address: str, files: Mapping[str, str]) -> None:
        self.page, self.address = page, f"{address}/admin/"
        page.set_default_timeout(20_000)
        page.add_init_script(CHOOSES_FOLDER)
        page.goto(self.address)
        page.evaluate(_LAY_OUT, dict(files))
        page.get_by_role("button", name="Work with Local Repository").click()
        page.wait_for_url(re.compile("#/collections"))

    def files(self) -> dict[str, str]:
        """Path -> text of every file in the folder."""
        return self.page.evaluate(_READ)

    def begin(self, collection: str) -> None:
        """A new text."""
        self._open(f"{collection}/new")

    def edit(self, collection: str, name: str) -> None:
        """A text that is there, by the name of its file without language and ending."""
        self._open(f"{collection}/entries/{name}")

    def _open(self, route: str) -> None:
        self.page.goto(f"{self.address}#/collections/{route}")
        self._field("title").wait_for()

    def _field(self, key: str, pane: str = "first"):
        return self.page.locator(f"#{pane}-pane-body [data-key-path={key}]").locator("input, textarea").first

    def fill(self, pane: str = "first", **values: str) -> None:
        """Write into fields: title, day, body …"""
        for key, value in values.items():
            self._field(key, pane).fill(value)

    def text(self, key: str, pane: str = "first") -> str:
        """What a field holds."""
        return self._field(key, pane).input_value()

    def enable(self, language: str) -> None:
        """Begin the other language."""
        self.page.get_by_role("button", name=re.compile(f"Enable .*{language}")).click()
        self._field("title", "second").wait_for()

    def save(self) -> None:
        """Write the files, and wait until that is done."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.wait_for_url(re.compile(r"#/collections/[^/]+$"))
