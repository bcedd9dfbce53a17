using System.Linq;
using Technician;
using VirtualBoard;

namespace ScanBox.Cli.Boxes;

/// <summary>The console of a box on the virtual board; the box runs while the line is looked at.</summary>
internal sealed class BenchLine : IConsoleLine
{
    private readonly BoxWorkplace _workplace;

    /// <summary>Switches the box on.</summary>
    internal BenchLine(BoxWorkplace workplace)
    {
        _workplace = workplace;
        PowerOn();
    }

    public long NowMs => _workplace.Board.Clock.NowMicroseconds / 1000;

    public void Type(byte[] bytes) => _workplace.Terminal!.Type(bytes);

    public byte[] Take() => _workplace.Terminal!.Take();

    public void Turn()
    {
        try
        {
            _workplace.Step();
        }
        catch (PowerLostException)
        {
            // The box restarts itself.
            PowerOn();
        }
    }

    private void PowerOn() => _workplace.PowerOn().MakeCurrent();
}
