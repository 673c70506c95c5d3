using Delightful.Core.Deployments;

namespace Delightful.Core.Slots;

public static partial class SlotDecider
{
    private static void Continue(Transition to, SlotEvent.AlarmRaised raised)
    {
        if (to.Active is not { } active)
            return;
        var guarded = active.Stage switch
        {
            Stage.Shifting s => s.Target.Alarms,
            Stage.Baking { Confirming: false } b => b.Target.Alarms,
            _ => [],
        };
        if (!guarded.Contains(raised.Alarm) || raised.RaisedAt < active.Timeline.Last(t => t.Stage == "shift").StartedAt)
            return;
        if (active.Stage is Stage.Shifting { RolloutId: null })
            to.Note(RaisedBefore(raised.Alarm));
        else if (active.Request.Kind == DeploymentKind.Rollback)
            to.Note($"the alarm {raised.Alarm} was raised while {active.Request.Tag} was brought back; that goes on");
        else if (!active.Notes.Contains(RaisedBefore(raised.Alarm)))
            BringBack(to, $"the alarm {raised.Alarm} was raised {Moment(to)}: {raised.Reason}", active.Stage is not Stage.Baking { BlueAlive: false });
    }

    private static string RaisedBefore(string alarm) => $"the alarm {alarm} was already raised before the rollout, so it cannot guard it";

    private static string Moment(Transition to) => to.Active!.Stage is Stage.Baking
        ? $"{Words.Duration(to.Now - to.Active.ProgressedAt)} after the shift"
        : "during the shift";
}
