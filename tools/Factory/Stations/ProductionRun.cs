using Factory.Batches;
using Factory.Checks;
using Factory.Labels;
using Factory.Records;
using ScanBox.Settings;
using Technician;

namespace Factory.Stations;

/// <summary>
/// One box at the station, from bare to labelled. Whatever ends it, a cut, a kill, a failure, the same command goes on: what the box holds says how far it
/// is. A serial is taken in the ledger before the box is told of it, and is the box's from the moment that it holds it.
/// </summary>
public sealed class ProductionRun
{
    private readonly StationJob _job;
    private readonly IStationHands _hands;
    private readonly ISoundRecorder? _recorder;
    private readonly ConsoleDialogue _dialogue;
    private readonly List<PartResult> _results = [];
    private BoxStatus? _status;
    private string _serial = "";

    private ProductionRun(StationJob job, ConsoleDialogue dialogue, IStationHands hands, ISoundRecorder? recorder) =>
        (_job, _dialogue, _hands, _recorder) = (job, dialogue, hands, recorder);

    /// <summary>Works at the box at a line.</summary>
    /// <param name="job">What the station works with.</param>
    /// <param name="line">The box's console.</param>
    /// <param name="hands">Who presses, looks and listens.</param>
    /// <param name="recorder">The microphone; null when a person listens.</param>
    /// <param name="stop">Ends it.</param>
    public static StationResult Run(StationJob job, IConsoleLine line, IStationHands hands, ISoundRecorder? recorder, CancellationToken stop) =>
        new ProductionRun(job, new ConsoleDialogue(line, stop), hands, recorder).Run();

    private StationResult Run()
    {
        try
        {
            BatchRow? row = Begin(out BoxVisit visit);
            if (row is null)
                return Result(StationOutcome.BatchIsEmpty);
            bool hasPassed = _job.Ledger.RecordsOf(row.Serial).LastOrDefault() is string last && SignedRecord.Read(last, null) is { Passed: true };
            if (hasPassed && !_job.Again && _status!.IsSetUp)
                return Result(StationOutcome.Already);
            visit = SetUp(visit, row);
            Test(visit);
            return Finish(visit, row);
        }
        catch (StationFault e)
        {
            return Fail(e.Result);
        }
        catch (FactoryException e)
        {
            return Fail(PartResult.Failed(PartNames.Serial, e.Message));
        }
        catch (ConsoleLineException e)
        {
            return Fail(PartResult.Failed(PartNames.Console, e.Message));
        }
    }

    // Which row of the batch the box is: the one that it holds, or the next that nobody has. Null when there is none.
    private BatchRow? Begin(out BoxVisit visit)
    {
        visit = BoxVisit.Begin(_dialogue, () => _job.TechnicianPin);
        _status = BoxStatus.Of(visit);
        if (_status.Serial.Length > 0)
        {
            BatchRow known = _job.Batch.Rows.FirstOrDefault(row => row.Serial == _status.Serial)
                ?? throw new StationFault(PartNames.Serial, $"the box holds serial {_status.Serial}, which is not in this batch; a box of another batch is left as it is");
            if (!_job.Ledger.IsClaimed(known.Serial))
                throw new StationFault(PartNames.Serial, $"the box holds serial {known.Serial}, which this ledger never gave away: another ledger of the same batch is in use");
            _serial = known.Serial;
            return known;
        }
        if (_status.HasKeys)
            throw new StationFault(PartNames.Keys, "the box has keys and no serial; `erase unset` at its console makes a bare box of it");
        BatchRow? next = _job.Ledger.TakeNext(_job.Batch, _job.Station, _job.Run, DateTime.UtcNow);
        _serial = next?.Serial ?? "";
        if (next is not null)
            _hands.Tell($"serial {next.Serial}");
        return next;
    }

    private BoxVisit SetUp(BoxVisit visit, BatchRow row)
    {
        BoxStatus status = _status!;
        List<(string Name, string Value)> settings = [("serial", row.Serial), ("terminal", row.TerminalId), ("merchant", row.MerchantId), .. _job.Settings, .. LabelOf(row).Settings, ("technician.pin", _job.TechnicianPin)];
        if (TestsBothWays)
            settings.Add(("link.first", Way(Other)));
        // The factory's own are beyond change once there are keys.
        if (status.HasKeys)
            settings.RemoveAll(setting => SettingsSchema.RoleOf(setting.Name) == SettingRole.Factory);
        if (SettingsSheet.Apply(visit, settings) is string refused)
            throw new StationFault(PartNames.Settings, refused);
        if (!status.HasKeys)
            LoadKeys(visit, row);
        visit = Restart(visit);
        _status = BoxStatus.Of(visit);
        if ((_status.Serial, _status.TerminalId, _status.MerchantId) != (row.Serial, row.TerminalId, row.MerchantId))
            throw new StationFault(PartNames.Settings, $"the box says that it is serial {_status.Serial}, terminal {_status.TerminalId}, merchant {_status.MerchantId}, not what it was given");
        if ((_status.TmkCheck, _status.SerialKeyCheck) != (row.TmkCheck, row.SerialKeyCheck))
            throw new StationFault(PartNames.Keys, $"the box's keys have the check values {Known(_status.TmkCheck)} and {Known(_status.SerialKeyCheck)}, the batch says {row.TmkCheck} and {row.SerialKeyCheck}");
        _hands.Tell($"check values 校验值: TMK {_status.TmkCheck}, serial key {_status.SerialKeyCheck}");
        return visit;

        static string Known(string checkValue) => checkValue.Length > 0 ? checkValue : "(none)";
    }

    private void Test(BoxVisit visit)
    {
        if (TestsBothWays)
        {
            _results.AddRange(Checks(visit).Network(Other));
            if (SettingsSheet.Apply(visit, [("link.first", Way(!Other))]) is string refused)
                throw new StationFault(PartNames.Settings, refused);
            visit = Restart(visit);
        }
        PartChecks checks = Checks(visit);
        _results.AddRange(checks.OwnTest());
        // The own choice of a box without Wi-Fi is its modem.
        _results.AddRange(checks.Network(TestsBothWays ? !Other : _job.Board.HasModem && !_job.HasWifi));
        _results.Add(checks.Scanner(_job.Card));
        _results.Add(checks.Speaker());
        _results.Add(checks.Lamp());
        _results.Add(checks.Keypad());
    }

    private StationResult Finish(BoxVisit visit, BatchRow row)
    {
        RemoveWifi(visit);
        visit.End();
        bool passed = !_results.Exists(result => result.State == PartState.Failed);
        string label = passed ? Guard(PartNames.Label, () => _job.Labels.Write(LabelOf(row))) : "";
        string record = Guard(PartNames.Record, () => KeepRecord(row, passed));
        return Result(passed ? StationOutcome.Passed : StationOutcome.Failed, label, record);
    }

    // Twice, each change into the older of the two copies: then neither has the password of the station's network any more.
    private void RemoveWifi(BoxVisit visit)
    {
        if (!_job.HasWifi)
            return;
        string? refused = SettingsSheet.Apply(visit, [("wifi.password", "")]) ?? SettingsSheet.Apply(visit, [("wifi.ssid", "")]);
        if (refused is not null)
            throw new StationFault(PartNames.Settings, "the station's Wi-Fi could not be taken off the box: " + refused);
    }

    private string KeepRecord(BatchRow row, bool passed)
    {
        DateTime now = DateTime.UtcNow;
        var record = new BoardRecord(
            1, row.Serial, row.TerminalId, row.MerchantId, _status!.TmkCheck, _status.SerialKeyCheck, _job.Board.Id, _status.Firmware, _job.Batch.Hash, _job.Station,
            new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc), passed, [.. _results]);
        return _job.Ledger.KeepRecord(row.Serial, SignedRecord.Write(record, _job.Signer));
    }

    // What is known of a box that failed is kept too, as far as it has a name.
    private StationResult Fail(PartResult failure)
    {
        _results.Add(failure);
        string record = "";
        BatchRow? row = _job.Batch.Rows.FirstOrDefault(row => row.Serial == _serial);
        try
        {
            if (row is not null && _status is not null)
                record = KeepRecord(row, passed: false);
        }
        catch (FactoryException e)
        {
            _results.Add(PartResult.Failed(PartNames.Record, e.Message));
        }
        return Result(StationOutcome.Failed, "", record);
    }

    private void LoadKeys(BoxVisit visit, BatchRow row)
    {
        using UnwrappedKeys keys = Guard(PartNames.Keys, () => new UnwrappedKeys(row, _job.Kek));
        KeyLoader.Load(visit, row.Serial, keys);
    }

    private static T Guard<T>(string part, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (FactoryException e)
        {
            throw new StationFault(part, e.Message);
        }
    }

    private StationResult Result(StationOutcome outcome, string label = "", string record = "") =>
        new(outcome, _serial, _status?.TmkCheck ?? "", _status?.SerialKeyCheck ?? "", [.. _results], label, record);

    private BoxVisit Restart(BoxVisit visit)
    {
        if (_job.Board.ConsoleHasScannerPlug)
            _hands.Tell("Hold the key clear until the box has restarted. 请按住“清除”键直到重启完成。");
        SettingsSheet.Restart(visit);
        return BoxVisit.Begin(_dialogue, () => _job.TechnicianPin);
    }

    private LabelText LabelOf(BatchRow row) => LabelText.Of(row.Serial, _job.Board.Id, _job.Kek);

    private PartChecks Checks(BoxVisit visit) => new(visit, _job.Board, _hands, _recorder);

    private bool TestsBothWays => _job.Board.HasModem && _job.HasWifi;

    // The way that is tested first: the one that the box does not prefer in the end.
    private bool Other => _job.Value("link.first") != Way(true);

    private static string Way(bool isModem) => isModem ? "4g" : "wifi";
}
