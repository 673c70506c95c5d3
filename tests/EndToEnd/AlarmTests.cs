using Delightful.Core.Deployments;

namespace Delightful.EndToEnd;

/// <summary>Alarms while a release is being watched, and pushes that meet each other.</summary>
public sealed class AlarmTests(ChainFixture chain)
{
    [Fact]
    public async Task An_alarm_in_the_bake_rolls_back_and_two_pushes_at_once_both_end_right()
    {
        await chain.PushAsync("alarms", "v1");
        var first = await chain.EndOfAsync("alarms", "v1");
        first.Stage.ShouldBeOfType<Stage.Ended>().Outcome.ShouldBe(Outcome.Released, ((Stage.Ended)first.Stage).Sentence);

        await chain.PushAsync("alarms", "v2");
        var baking = await chain.FindAsync("alarms", d => d.Request.Tag == "v2" && d.Stage is Stage.Baking, "v2 to bake");
        var alarm = ((Stage.Baking)baking.Stage).Target.Alarms[0];
        await chain.AwsAsync("cloudwatch", "set-alarm-state", "--alarm-name", alarm, "--state-value", "ALARM", "--state-reason", "too many errors");
        var ended = (await chain.EndOfAsync("alarms", "v2")).Stage.ShouldBeOfType<Stage.Ended>();
        ended.Outcome.ShouldBe(Outcome.RolledBack, ended.Sentence);
        ended.Sentence.ShouldContain(alarm);
        (await chain.VersionAsync("alarms")).ShouldBe("v1");

        await chain.AwsAsync("cloudwatch", "set-alarm-state", "--alarm-name", alarm, "--state-value", "OK", "--state-reason", "calm again");
        await Task.WhenAll(chain.PushAsync("alarms", "v3"), chain.PushAsync("alarms", "v4"));
        var third = (await chain.EndOfAsync("alarms", "v3")).Stage.ShouldBeOfType<Stage.Ended>();
        var fourth = (await chain.EndOfAsync("alarms", "v4")).Stage.ShouldBeOfType<Stage.Ended>();
        Outcome[] right = [Outcome.Released, Outcome.Superseded];
        right.ShouldContain(third.Outcome, third.Sentence);
        right.ShouldContain(fourth.Outcome, fourth.Sentence);
        var slot = await chain.QuietAsync("alarms");
        (await chain.VersionAsync("alarms")).ShouldBe(slot.Current!.Tag);
        ((string[])["v3", "v4"]).ShouldContain(slot.Current.Tag);
    }
}
