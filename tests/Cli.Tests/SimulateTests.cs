using System.Text.Json.Nodes;

namespace Delightful.Cli.Tests;

public class SimulateTests : IDisposable
{
    const string Push = """
        {"detail-type":"ECR Image Action","time":"2026-03-02T09:00:00Z","detail":{"repository-name":"web-app","image-tag":"v1","image-digest":"sha256:1"}}
        """;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("simulate-tests-");

    [Fact]
    public async Task The_sample_story_is_played_state_by_state_to_the_end_of_every_deployment()
    {
        var ran = await Shell.RunAsync(["simulate", Path.Combine(Clone.Above(AppContext.BaseDirectory), "events", "story.json")], width: 400);

        ran.Error.ShouldBeEmpty();
        ran.ExitCode.ShouldBe(0);
        ran.Output.ShouldStartWith("AFTER");
        ran.Output.ShouldContain("v1: plan -> apply");
        ran.Output.ShouldContain("v2: shift -> rollback");
        ran.Output.ShouldContain("operator@delightful.example asked for the release before");
        ran.Output.Split('\n').Count(line => line.Contains("web-app/dev   v1    released", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task The_same_story_comes_out_the_same_for_programs_too()
    {
        var story = Write($$"""[{{Push.Insert(1, "\"behaviour\":\"apply-fails\",")}}]""");

        var ran = await Shell.RunAsync(["simulate", story, "--json"]);

        ran.ExitCode.ShouldBe(0);
        (await Shell.RunAsync(["simulate", story, "--json"])).Output.ShouldBe(ran.Output);
        var view = JsonNode.Parse(ran.Output)!;
        ((string?)view["steps"]![0]!["happened"]![0]).ShouldBe("v1 was pushed");
        ((string?)view["deployments"]![0]!["outcome"]).ShouldBe("failed");
        ((string?)view["deployments"]![0]!["sentence"]).ShouldBe("the plan could not be applied: apply: the role may not do this");
    }

    [Theory]
    [InlineData("{}", "it is no array of events with time, detail-type and detail")]
    [InlineData("[]", "nothing happens in it")]
    [InlineData("""[{"detail-type":"CodeBuild Build State Change","time":"2026-03-02T09:00:00Z","detail":{}}]""", "follows from what is told")]
    [InlineData("""[{"detail-type":"Rollback Requested","time":"2026-03-02T09:00:00Z","detail":{"service":"web-app","environment":"dev"}}]""", "DLT-2001: rolling back")]
    [InlineData("""[{"behaviour":"sings","detail-type":"ECR Image Action","time":"2026-03-02T09:00:00Z","detail":{"repository-name":"web-app","image-tag":"v1","image-digest":"sha256:1"}}]""", "there is no behaviour 'sings'; there are healthy, slow,")]
    public async Task What_is_no_story_is_an_error_that_says_why(string content, string why)
    {
        var ran = await Shell.RunAsync(["simulate", Write(content)]);

        ran.ExitCode.ShouldBe(1);
        ran.Error.ShouldStartWith("error CLI-506:");
        ran.Error.ShouldContain(why);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_an_error() =>
        (await Shell.RunAsync(["simulate", Path.Combine(folder.FullName, "none.json")])).Error.ShouldStartWith("error CLI-506:");

    [Fact]
    public async Task A_file_is_wanted() => (await Shell.RunAsync(["simulate"])).ExitCode.ShouldBe(2);

    public void Dispose() => folder.Delete(recursive: true);

    string Write(string content)
    {
        var path = Path.Combine(folder.FullName, "story.json");
        File.WriteAllText(path, content);
        return path;
    }
}
