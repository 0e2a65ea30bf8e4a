"""The little server of the room: answers from phones, and the wall; the only place that imports aiohttp."""
