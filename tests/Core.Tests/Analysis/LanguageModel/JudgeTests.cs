using Delightful.Core.Analysis.Facts;
using Delightful.Core.Analysis.LanguageModel;

namespace Delightful.Core.Tests.Analysis.LanguageModel;

public class JudgeTests
{
    [Fact]
    public void What_nothing_else_tells_is_filled_from_the_line_that_tells_it()
    {
        var shown = new Shown(Shown.Quiet);

        const string answer = """
            {"values":[{"variable":"container_port","value":3999,"file":"src/main.rs","line":1},{"variable":"health_path","value":"/alive","file":"src/main.rs","line":3}]}
            """;

        var after = shown.After(answer);

        shown.Filled(answer).ShouldBe("""{"container_port":3999,"health_path":"/alive"}""");
        after.Facts.ShouldContain(new Fact("port", "3999", 0.5, "src/main.rs:1", "the language model names this line", "container_port"));
        after.Facts.Select(f => f.Name).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("container_port", "3998", "src/main.rs", 1)]
    [InlineData("container_port", "399", "src/main.rs", 1)]
    [InlineData("container_port", "3999", "src/main.rs", 2)]
    [InlineData("container_port", "3999", "src/main.rs", 99)]
    [InlineData("container_port", "3999", "src/other.rs", 1)]
    [InlineData("health_path", "\"/ali\"", "src/main.rs", 3)]
    [InlineData("health_path", "\"/\"", "src/main.rs", 3)]
    [InlineData("health_path", "\"alive\"", "src/main.rs", 3)]
    public void A_value_that_does_not_stand_on_its_line_is_dropped(string variable, string value, string file, int line) =>
        new Shown(Shown.Quiet).Filled(Shown.Value(variable, value, file, line)).ShouldBe("{}");

    [Theory]
    [InlineData("container_port", "0")]
    [InlineData("container_port", "65536")]
    [InlineData("container_port", "\"3999\"")]
    [InlineData("health_path", "3999")]
    public void A_value_that_the_variable_may_not_have_is_dropped(string variable, string value) =>
        new Shown(Source.Empty.With("src/main.rs", "0 65536 3999")).Filled(Shown.Value(variable, value)).ShouldBe("{}");

    [Theory]
    [InlineData("cpu", "4096")]
    [InlineData("memory", "4096")]
    [InlineData("desired_count", "1000")]
    [InlineData("min_count", "1")]
    [InlineData("max_count", "1000")]
    [InlineData("scaling_cpu_percent", "95")]
    [InlineData("environment_variables", "{\"A\":\"4096\"}")]
    [InlineData("environment_variables.A", "4096")]
    [InlineData("secrets", "{\"A\":\"arn:aws:ssm:us-east-1:123456789012:parameter/x\"}")]
    [InlineData("secrets.A", "\"arn:aws:ssm:us-east-1:123456789012:parameter/x\"")]
    [InlineData("deployment_configuration", "\"CodeDeployDefault.ECSAllAtOnce\"")]
    [InlineData("bake_minutes", "0")]
    [InlineData("log_retention_days", "1")]
    [InlineData("alarm_thresholds.target_5xx", "1000")]
    [InlineData("deep_health_path", "\"/deep\"")]
    [InlineData("version_path", "\"/deep\"")]
    [InlineData("listener_port", "1")]
    [InlineData("image_tag", "\"latest\"")]
    [InlineData("", "1")]
    public void Sizes_rights_and_checks_are_never_a_models_to_set(string variable, string value) =>
        new Shown(Source.Empty.With("src/main.rs", "0 1 95 1000 4096 /deep latest CodeDeployDefault.ECSAllAtOnce arn:aws:ssm:us-east-1:123456789012:parameter/x"))
            .Filled(Shown.Value(variable, value)).ShouldBe("{}");

    [Fact]
    public void What_is_declared_or_detected_stays_as_it_is()
    {
        var source = Shown.Quiet.With(".delightful.yaml", "port: 7000\nhealth:\n  path: /declared\nscaling:\n  min: 3\n  max: 5\n").With("Dockerfile", "FROM scratch\nEXPOSE 7000\n");
        var shown = new Shown(source);

        var after = shown.After("""
            {"values":[{"variable":"container_port","value":3999,"file":"src/main.rs","line":1},{"variable":"health_path","value":"/alive","file":"src/main.rs","line":3}]}
            """);

        after.VariablesJson.ShouldBe(shown.Without.VariablesJson);
        after.Facts.ShouldBe(shown.Without.Facts);
    }

    [Fact]
    public void A_model_that_says_two_things_of_one_variable_is_not_believed() =>
        new Shown(Source.Empty.With("src/main.rs", "3999 4000")).Filled("""
            {"values":[{"variable":"container_port","value":3999,"file":"src/main.rs","line":1},{"variable":"container_port","value":4000,"file":"src/main.rs","line":1}]}
            """).ShouldBe("{}");

    [Fact]
    public void A_proposal_is_marked_and_stands_after_those_of_the_analysis()
    {
        var shown = new Shown(Shown.Quiet);

        var after = shown.After(Shown.Proposal("Close connections on SIGTERM", "The server is never told to stop, so requests under way are cut off.", line: 3));

        after.Recommendations.Take(shown.Without.Recommendations.Length).ShouldBe(shown.Without.Recommendations);
        after.Recommendations[^1].Title.ShouldBe("Language model: Close connections on SIGTERM");
        after.Recommendations[^1].Reason.ShouldBe("The server is never told to stop, so requests under way are cut off.");
        after.Recommendations[^1].Evidence.ShouldBe("src/main.rs:3");
        after.VariablesJson.ShouldBe(shown.Without.VariablesJson);
    }

    [Theory]
    [InlineData("src/main.rs", 5)]
    [InlineData("src/main.rs", 0)]
    [InlineData("src/main.rs", -1)]
    [InlineData("src/gone.rs", 1)]
    [InlineData("/etc/passwd", 1)]
    [InlineData("", 1)]
    public void A_proposal_without_a_line_that_was_shown_is_dropped(string file, int line) =>
        new Shown(Shown.Quiet).Added(Shown.Proposal("Do it", "Because.", file, line)).ShouldBeEmpty();

    [Fact]
    public void No_more_than_five_proposals_are_taken_and_none_twice()
    {
        var many = string.Join(',', Enumerable.Range(0, 40).Select(n => $$"""{"title":"Proposal {{n / 2}}","reason":"r","file":"src/main.rs","line":1}"""));

        new Shown(Shown.Quiet).Added($$"""{"recommendations":[{{many}}]}""").Select(r => r.Title)
            .ShouldBe(Enumerable.Range(0, 5).Select(n => $"Language model: Proposal {n}"));
    }

    [Theory]
    [InlineData("See https://evil.example/x now", "See now")]
    [InlineData("See HTTPS://evil.example now", "See now")]
    [InlineData("See [this](https://evil.example/x) now", "See this now")]
    [InlineData("See www.evil.example now", "See now")]
    [InlineData("See //evil.example/x now", "See now")]
    [InlineData("See evil.example.com now", "See evil example com now")]
    [InlineData("See <https://evil.example|here> now", "See now")]
    [InlineData("Ask @octo/team or <!channel> or <@U123> now", "Ask or !channel or now")]
    [InlineData("Mail root@evil.example now", "Mail now")]
    [InlineData("Run javascript:alert(1) now", "Run now")]
    [InlineData("<img src=x onerror=alert(1)> now", "img src=x onerror=alert(1) now")]
    [InlineData("`code` **bold** ~~gone~~ #12 now", "code bold gone 12 now")]
    [InlineData("a\u202Eb\u200Bc \u001b[31md now", "abc d now")]
    [InlineData("token=ghp_canarycanarycanarycanary now", "token=(hidden) now")]
    [InlineData("раураl now", "l now")]
    public void Only_plain_words_reach_people(string said, string told) =>
        new Shown(Shown.Quiet).Added(Shown.Proposal("Title", said)).ShouldHaveSingleItem().Reason.ShouldBe(told);

    [Fact]
    public void A_proposal_is_short()
    {
        var proposal = new Shown(Shown.Quiet).Added(Shown.Proposal(new string('t', 5_000), new string('r', 20_000))).ShouldHaveSingleItem();

        proposal.Title.Length.ShouldBeLessThanOrEqualTo(ModelJudge.Mark.Length + 80);
        proposal.Reason.Length.ShouldBeLessThanOrEqualTo(400);
    }
}
