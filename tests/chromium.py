"""A browser without a window, driven through its own protocol: phones and the wall as people see them.

What is pressed is pressed with the mouse and typed with keys, so a page without scripts works the same.
"""

import asyncio
import base64
import itertools
import json
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-port=0",
)  # fmt: skip


def found() -> str | None:
    """Return where a browser is installed, None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """One tab of a browser context of its own: its cookies are shared with nobody."""

    def __init__(self, browser: "Browser", session: str, context: str) -> None:
        self._browser, self._session, self.context = browser, session, context

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Call the browser's protocol for this tab."""
        return await self._browser.call(method, self._session, **params)

    async def without_scripts(self) -> None:
        """Run no script from now on."""
        await self.call("Emulation.setScriptExecutionDisabled", value=True)

    async def sized(self, width: int, height: int, *, scale: float = 1, phone: bool = False) -> None:
        """Give the page a size in its own pixels."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone}
        await self.call("Emulation.setDeviceMetricsOverride", **metrics)

    async def go(self, address: str) -> None:
        """Open an address."""
        await self.call("Page.navigate", url=address)

    async def sleep(self, asleep: bool) -> None:
        """Put the phone to sleep, without a network, or wake it."""
        state = "frozen" if asleep else "active"
        network = {"offline": asleep, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        await self.call("Network.emulateNetworkConditions", **network)
        await self.call("Page.setWebLifecycleState", state=state)

    async def html(self) -> str:
        """Return the page as it is now."""
        with suppress(RuntimeError):  # between two pages there is none
            root = (await self.call("DOM.getDocument", depth=0))["root"]["nodeId"]
            return str((await self.call("DOM.getOuterHTML", nodeId=root))["outerHTML"])
        return ""

    async def until(self, met: str | Callable[[str], bool], seconds: float = 20.0) -> str:
        """Wait until the page holds a text, or something is so, and return it."""
        async with asyncio.timeout(seconds):
            while True:
                html = await self.html()
                if met in html if isinstance(met, str) else met(html):
                    return html
                await asyncio.sleep(0.05)

    async def _middle(self, selector: str) -> tuple[float, float]:
        root = (await self.call("DOM.getDocument", depth=0))["root"]["nodeId"]
        node = (await self.call("DOM.querySelector", nodeId=root, selector=selector))["nodeId"]
        assert node, f"there is no {selector} in {await self.html()}"
        await self.call("DOM.scrollIntoViewIfNeeded", nodeId=node)
        quad = (await self.call("DOM.getBoxModel", nodeId=node))["model"]["content"]
        return sum(quad[0::2]) / 4, sum(quad[1::2]) / 4

    async def press(self, selector: str) -> None:
        """Press what a selector finds."""
        x, y = await self._middle(selector)
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def type(self, selector: str, text: str) -> None:
        """Type into a box in place of what it holds."""
        root = (await self.call("DOM.getDocument", depth=0))["root"]["nodeId"]
        node = (await self.call("DOM.querySelector", nodeId=root, selector=selector))["nodeId"]
        await self.call("DOM.focus", nodeId=node)
        await self.call("Input.dispatchKeyEvent", type="keyDown", commands=["selectAll"])
        await self.call("Input.insertText", text=text)

    async def choose(self, selector: str, down: int) -> None:
        """Choose from a list with the arrow keys."""
        root = (await self.call("DOM.getDocument", depth=0))["root"]["nodeId"]
        node = (await self.call("DOM.querySelector", nodeId=root, selector=selector))["nodeId"]
        await self.call("DOM.focus", nodeId=node)
        for _ in range(down):
            for kind in ("rawKeyDown", "keyUp"):
                key = {"key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 40}
                await self.call("Input.dispatchKeyEvent", type=kind, **key)

    async def picture(self, path: Path) -> None:
        """Take a picture of what is seen."""
        data = (await self.call("Page.captureScreenshot", format="png"))["data"]
        path.write_bytes(base64.b64decode(data))


class Browser:
    """A running browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.problems: list[str] = []  # what pages wrote into the browser's log
        self.asked: list[str] = []  # every address asked for
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            told = json.loads(message.data)
            if (waiting := self._waiting.pop(told.get("id", 0), None)) is not None:
                waiting.set_result(told)
            elif told.get("method") == "Network.requestWillBeSent":
                if not (url := str(told["params"]["request"]["url"])).startswith("data:"):
                    self.asked.append(url)
            elif told.get("method") == "Log.entryAdded":
                self.problems.append(told["params"]["entry"]["text"])

    async def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Call the browser's protocol. Raises RuntimeError with what it says is wrong."""
        number = next(self._numbers)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        told = {"id": number, "method": method, "params": params}
        await self._socket.send_json({**told, "sessionId": session} if session else told)
        answer = await asyncio.wait_for(self._waiting[number], 30)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return dict(answer["result"])

    async def page(self, *, context: str | None = None, scripts: bool = True) -> Page:
        """Open a tab, as a new person unless a context is given."""
        context = context or (await self.call("Target.createBrowserContext"))["browserContextId"]
        target = await self.call("Target.createTarget", url="about:blank", browserContextId=context)
        attached = await self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        page = Page(self, attached["sessionId"], context)
        for domain in ("Page", "Network", "Log"):
            await page.call(f"{domain}.enable")
        if not scripts:
            await page.without_scripts()
        return page

    async def end(self) -> None:
        """Close it."""
        with suppress(RuntimeError, TimeoutError, ConnectionError):
            await self.call("Browser.close")
        self._reading.cancel()


@asynccontextmanager
async def running_browser(folder: Path) -> AsyncIterator[Browser]:
    """Run a browser with a profile of its own in `folder`."""
    where = found()
    assert where is not None
    profile = folder / "profile"
    process = await asyncio.create_subprocess_exec(
        where, *FLAGS, f"--user-data-dir={profile}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        port = profile / "DevToolsActivePort"
        async with asyncio.timeout(60):
            while not port.exists() or port.read_text().count("\n") < 1:
                await asyncio.sleep(0.05)
        number, path = port.read_text().splitlines()[:2]
        async with (
            aiohttp.ClientSession() as http,
            http.ws_connect(f"ws://127.0.0.1:{number}{path}", max_msg_size=0) as socket,
        ):
            browser = Browser(socket)
            try:
                yield browser
            finally:
                await browser.end()
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 10)
        if process.returncode is None:
            process.kill()
            await process.wait()
