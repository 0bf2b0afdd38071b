"""Templates as Python that asks less: attributes as attributes, calls as calls, texts escaped without a class around them.

Jinja's own code asks for every attribute whether it is an item, and for every call whether it wants the context. In our
templates neither is ever so. What fails in this code is rendered by Jinja's own (`renderer.JinjaRenderer`), which then says what
is wrong; so a template may use whatever Jinja knows, and is merely slower for it.

It is written against the code generator of one version (`KNOWN_VERSION`), whose methods are not promised to anybody. With any
other, templates are Jinja's alone.
"""

from __future__ import annotations

from importlib.metadata import version
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # where markupsafe was built without C
    from markupsafe._native import _escape_inner as escape_text

KNOWN_VERSION = "3.1.6"


def is_known() -> bool:
    """Whether the installed Jinja is the one whose code generator is known."""
    return version("jinja2") == KNOWN_VERSION


def escaped(value: Any) -> str:
    """A value as it stands in a page: what `markupsafe.escape` gives, as a plain string."""
    kind = type(value)
    if kind is str:
        return escape_text(value)
    if kind is Markup:
        return value
    return str(value) if kind is int else escape(value)


class DirectCode(CodeGenerator):
    """Jinja's code generator, but for attributes, calls and what is printed."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """`value.name`."""
        if not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """`value(a, name=b)`."""
        named = [argument.key for argument in node.kwargs]
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, named)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """What stands before the code of a value that is printed."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.escaped(")
