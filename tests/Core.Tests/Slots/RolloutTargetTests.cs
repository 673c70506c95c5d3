using Delightful.Core.Deployments;

namespace Delightful.Core.Tests.Slots;

public class RolloutTargetTests
{
    private const string Good = """{"driver":"codedeploy","taskDefinition":"td:1","serviceUrl":"http://127.0.0.1:1","testUrl":"http://127.0.0.1:2","healthPath":"/health"}""";

    [Fact]
    public void What_an_apply_exports_is_read() => RolloutTarget.TryParse(Good, out _).ShouldNotBeNull().HealthPath.ShouldBe("/health");

    [Theory]
    [InlineData("http://127.0.0.1:2", "127.0.0.1:2", "'testUrl' is not an http address")]
    [InlineData("http://127.0.0.1:1", "file:///etc/passwd", "'serviceUrl' is not an http address")]
    [InlineData("/health", "health", "'healthPath' does not begin with /")]
    public void An_address_or_path_that_cannot_be_asked_is_refused_before_a_rollout(string part, string instead, string error)
    {
        var target = RolloutTarget.TryParse(Good.Replace($"\"{part}\"", $"\"{instead}\"", StringComparison.Ordinal), out var said);
        target.ShouldBeNull();
        said.ShouldContain(error);
    }

    [Fact]
    public void What_a_build_cannot_be_given_is_refused_when_it_was_applied()
    {
        Refused($$"""{"integration":"{{new string('x', 501)}}"}""", "tests", "'tests.integration' has 501 bytes; a build takes at most 500");
        Refused("""{"load":"../load.js"}""", "tests", "'tests.load' is not a path in the repository");
        Refused($$"""{"cluster":"{{new string('x', 3000)}}"}""", "migration", "'migration' has 3014 bytes; a build takes at most 3000");

        static void Refused(string value, string name, string error)
        {
            RolloutTarget.TryParse(Good.Replace("}", $",\"{name}\":{value}}}", StringComparison.Ordinal), out var said).ShouldBeNull();
            said.ShouldContain(error);
        }
    }

    private const string Worker =
        """{"driver":"ecs-rolling","taskDefinition":"td:1","serviceUrl":null,"testUrl":null,"rolls":true,"because":"a worker has no load balancer"}""";

    [Fact]
    public void A_service_that_nobody_calls_says_so_and_why_it_rolls()
    {
        var target = RolloutTarget.TryParse(Worker, out _).ShouldNotBeNull();
        (target.ServiceUrl, target.TestUrl, target.Rolls, target.Because).ShouldBe((null, null, true, "a worker has no load balancer"));
    }

    [Fact]
    public void An_address_that_is_left_out_is_a_mistake()
    {
        RolloutTarget.TryParse(Worker.Replace("\"serviceUrl\":null,", "", StringComparison.Ordinal), out var error).ShouldBeNull();
        error.ShouldContain("'serviceUrl' is missing");
    }

    [Fact]
    public void Why_it_rolls_is_one_line_of_a_length_that_people_read() =>
        RolloutTarget.TryParse(Worker.Replace("a worker", $"a\\n{new string('x', 500)}", StringComparison.Ordinal), out _).ShouldNotBeNull()
            .Because.ShouldNotBeNull().ShouldSatisfyAllConditions(why => why.ShouldNotContain('\n'), why => why.Length.ShouldBeLessThanOrEqualTo(120));

    [Theory]
    [InlineData("", 5)]
    [InlineData(""","bakeMinutes":null""", 5)]
    [InlineData(""","bakeMinutes":30""", 30)]
    [InlineData(""","bakeMinutes":0.5""", 0.5)]
    [InlineData(""","bakeMinutes":0""", 0)]
    public void The_bake_is_what_was_applied(string said, double minutes) =>
        RolloutTarget.TryParse(Good.Replace("}", said + "}", StringComparison.Ordinal), out _).ShouldNotBeNull().Bake.ShouldBe(TimeSpan.FromMinutes(minutes));

    [Theory]
    [InlineData("-1")]
    [InlineData("2881")]
    [InlineData("\"5\"")]
    public void A_bake_that_nobody_can_mean_is_refused(string said)
    {
        RolloutTarget.TryParse(Good.Replace("}", $",\"bakeMinutes\":{said}}}", StringComparison.Ordinal), out var error).ShouldBeNull();
        error.ShouldContain("'bakeMinutes' is not a number from 0 to 2880");
    }

    [Fact]
    public void One_that_is_too_long_to_keep_is_refused() =>
        RolloutTarget.TryParse(Good.Replace("td:1", new string('x', RolloutTarget.Longest), StringComparison.Ordinal), out var error).ShouldBeNull(error);
}
