using Delightful.Core.Deployments;
using Delightful.Local.Faults;

namespace Delightful.EndToEnd;

/// <summary>The tests that take something from everyone: nothing else runs beside them.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class Alone;

/// <summary>The registry answers nobody for a while.</summary>
[Collection("alone")]
public sealed class OutageTests(ChainFixture chain)
{
    private const string Words = "registry of deployments";

    [Fact]
    public async Task While_the_registry_is_out_people_are_told_once_requests_wait_and_afterwards_all_is_put_right()
    {
        await ReleasedAsync("o1");
        await What_runs_ends_right_after_an_outage();
        await What_people_ask_for_in_an_outage_is_done_once_after_it();
    }

    private async Task What_runs_ends_right_after_an_outage()
    {
        await chain.PushAsync("faults", "o2");
        await chain.FindAsync("faults", d => d.Request.Tag == "o2" && d.Stage is Stage.Planning, "o2 to be planned");
        BreakRegistry();
        (await chain.MessagesAsync(Words, seconds: 60)).ShouldHaveSingleItem().ShouldContain("has not answered since");
        await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        chain.Cloud.Faults.Clear();

        await ReleasedAsync("o2", isPushed: true);
        (await chain.MessagesAsync(Words)).ShouldHaveSingleItem().ShouldContain("answers again");
    }

    private async Task What_people_ask_for_in_an_outage_is_done_once_after_it()
    {
        await chain.QuietAsync("faults");
        BreakRegistry();
        await chain.RequestAsync(
            "Rollback Requested", """{"service":"faults","environment":"dev","reason":"checkout is slow","requestedBy":"tester@delightful.example"}""");
        (await chain.MessagesAsync("One request waits", seconds: 60)).ShouldHaveSingleItem();
        chain.Cloud.Faults.Clear();

        var deployment = await chain.EndOfAsync("faults", "o1", DeploymentKind.Rollback);
        var ended = deployment.Stage.ShouldBeOfType<Stage.Ended>();
        ended.Outcome.ShouldBe(Outcome.Released, ended.Sentence);
        (await chain.VersionAsync("faults")).ShouldBe("o1");
        (await chain.QuietAsync("faults")).Hold.ShouldNotBeNull().Tag.ShouldBe("o2");
        var parked = await chain.AwsAsync("s3api", "list-objects-v2", "--bucket", ChainFixture.ArtifactBucket, "--prefix", "parked/");
        (parked?["Contents"]).ShouldBeNull();
    }

    private void BreakRegistry() => chain.Cloud.Faults.Add(new ServiceFault(ServiceFaultKind.Error, "dynamodb", Count: int.MaxValue, About: "delightful-registry"));

    private async Task ReleasedAsync(string tag, bool isPushed = false)
    {
        if (!isPushed)
            await chain.PushAsync("faults", tag);
        var ended = (await chain.EndOfAsync("faults", tag, seconds: 240)).Stage.ShouldBeOfType<Stage.Ended>();
        ended.Outcome.ShouldBe(Outcome.Released, ended.Sentence);
        (await chain.VersionAsync("faults")).ShouldBe(tag);
    }
}
