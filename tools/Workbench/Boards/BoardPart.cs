using System.Collections.Generic;

namespace Workbench.Boards;

/// <summary>A part of a board with its wires.</summary>
/// <param name="Id">Short name, for colours: <c>scanner</c>, <c>modem</c>, <c>keypad</c>, ...</param>
/// <param name="Title">Name for people.</param>
/// <param name="Detail">Which one it is, and how it is connected.</param>
/// <param name="Supply">What it is fed with.</param>
/// <param name="Wires">Its wires, from the top.</param>
public sealed record BoardPart(string Id, string Title, string Detail, string Supply, IReadOnlyList<BoardWire> Wires);
