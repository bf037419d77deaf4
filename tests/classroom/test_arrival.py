"""A page sends the press of Enter before what was typed last; the card waits for it."""

import pytest
from jupyter_client.manager import start_new_kernel

from casekit.classroom import arrival

from .test_kernel import START

CARD = "card = q.leavers.card; (card.inputs._field.model_id, card._result.model_id)"


@pytest.fixture
def kernel(tmp_path):
    """A client of a running kernel in which a question was shown."""
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(tmp_path))
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def run(client, code: str) -> str:
    """Run code and return its result as text."""
    asked, found = client.execute(code), ""
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") != asked:
            continue
        content = message["content"]
        assert message["msg_type"] != "error", content
        if message["msg_type"] == "execute_result":
            found = content["data"]["text/plain"]
        if content.get("execution_state") == "idle":
            return found


def send(client, comm: str, data: dict) -> None:
    """Send what a page sends about the widget `comm`."""
    message = client.session.msg("comm_msg", {"comm_id": comm, "data": data})
    client.shell_channel.send(message)


def typed(value: str) -> dict:
    return {"method": "update", "state": {"value": value}, "buffer_paths": []}


def next_verdict(client, comm: str) -> str:
    """What the card shows next."""
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["msg_type"] == "comm_msg" and message["content"]["comm_id"] == comm:
            return message["content"]["data"]["state"]["value"]


def test_what_was_typed_last_is_judged_though_it_arrives_after_enter(kernel):
    run(kernel, START)
    field, result = eval(run(kernel, CARD))
    right = run(kernel, "int(q.leavers.key.reference)")
    send(kernel, field, typed(right[0]))
    send(kernel, field, {"method": "custom", "content": {"event": "submit"}})
    send(kernel, field, typed(right))
    assert "Passed" in next_verdict(kernel, result)
    assert run(kernel, "q.leavers.record.tries") == "0"


def test_in_a_cell_and_outside_of_notebooks_nothing_waits(kernel):
    called = []
    arrival.when_arrived(lambda: called.append(True))
    assert called
    run(kernel, START)
    pressed = run(
        kernel, "q.leavers.card.check_button.click(); q.leavers.card.verdict.outcome.value"
    )
    assert "UNATTEMPTED" in pressed
