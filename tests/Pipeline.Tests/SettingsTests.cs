using Delightful.Cloud;

namespace Delightful.Pipeline.Tests;

public sealed class SettingsTests
{
    private readonly Dictionary<string, string> _environment = new()
    {
        ["REGISTRY_TABLE"] = "registry", ["EVENT_BUS"] = "delightful", ["FEEDBACK_QUEUE_URL"] = "http://127.0.0.1/queue", ["FEEDBACK_DEAD_LETTERS_URL"] = "http://127.0.0.1/dead",
        ["ARTIFACT_BUCKET"] = "artifacts", ["STATE_BUCKET"] = "states", ["LOCK_TABLE"] = "locks", ["PLAN_PROJECT"] = "plan", ["APPLY_PROJECT"] = "apply", ["MIGRATE_PROJECT"] = "migrate", ["TEST_PROJECT"] = "test",
        ["VALIDATE_GREEN_FUNCTION"] = "validate", ["GITHUB_API_URL"] = "https://api.github.example/v3", ["SLACK_API_URL"] = "https://slack.example/api/",
    };

    [Fact]
    public void A_complete_environment_is_read_and_addresses_end_with_a_slash()
    {
        var settings = Settings.From(_environment.GetValueOrDefault);

        settings.RegistryTable.ShouldBe("registry");
        settings.GitHubApiUrl.ShouldBe(new Uri("https://api.github.example/v3/"));
        settings.SlackApiUrl.ShouldBe(new Uri("https://slack.example/api/"));
    }

    [Fact]
    public void Each_missing_variable_is_named()
    {
        foreach (var name in _environment.Keys)
            Should.Throw<InvalidOperationException>(() => Settings.From(asked => asked == name ? null : _environment.GetValueOrDefault(asked)))
                .Message.ShouldContain(name);
    }

    [Fact]
    public void The_registry_remembers_400_days_or_as_many_as_are_set()
    {
        Settings.From(_environment.GetValueOrDefault).Retention.ShouldBe(TimeSpan.FromDays(400));
        _environment["RETENTION_DAYS"] = "30";
        Settings.From(_environment.GetValueOrDefault).Retention.ShouldBe(TimeSpan.FromDays(30));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("a year")]
    public void What_is_no_number_of_days_is_named(string days)
    {
        _environment["RETENTION_DAYS"] = days;

        Should.Throw<InvalidOperationException>(() => Settings.From(_environment.GetValueOrDefault)).Message.ShouldContain("RETENTION_DAYS");
    }

    [Theory]
    [InlineData("https://opa.example/v1/data/delightful/plan", true)]
    [InlineData("http://127.0.0.1:8181/v1/data/delightful/plan", true)]
    [InlineData("http://opa.example/v1/data/delightful/plan", false)]
    [InlineData("opa.example", false)]
    public void Plans_are_shown_to_policies_only_over_an_encrypted_line(string address, bool isTaken)
    {
        _environment["POLICY_URL"] = address;

        if (isTaken)
            Settings.From(_environment.GetValueOrDefault).PolicyUrl.ShouldBe(new Uri(address));
        else
            Should.Throw<InvalidOperationException>(() => Settings.From(_environment.GetValueOrDefault)).Message.ShouldContain("POLICY_URL");
    }

    [Fact]
    public void There_is_no_language_model_until_one_is_named_and_no_bounds_until_all_prices_are()
    {
        Settings.From(_environment.GetValueOrDefault).LanguageModel.ShouldBeNull();
        _environment["LANGUAGE_MODEL"] = "arn:aws:bedrock:us-east-1::foundation-model/example";
        Settings.From(_environment.GetValueOrDefault).LanguageModel!.Bounds.ShouldBeNull();
        _environment["LANGUAGE_MODEL_INPUT_PRICE"] = "3";
        _environment["LANGUAGE_MODEL_OUTPUT_PRICE"] = "15";
        _environment["LANGUAGE_MODEL_MOST_DOLLARS"] = "0.10";

        var bounds = Settings.From(_environment.GetValueOrDefault).LanguageModel!.Bounds.ShouldNotBeNull();

        bounds.DollarsPerMillionInputTokens.ShouldBe(3);
        bounds.DollarsPerMillionOutputTokens.ShouldBe(15);
        bounds.MostDollars.ShouldBe(0.10m);
    }

    [Theory]
    [InlineData("LANGUAGE_MODEL_INPUT_PRICE", "0")]
    [InlineData("LANGUAGE_MODEL_INPUT_PRICE", "-3")]
    [InlineData("LANGUAGE_MODEL_OUTPUT_PRICE", "cheap")]
    [InlineData("LANGUAGE_MODEL_OUTPUT_PRICE", "1,5")]
    [InlineData("LANGUAGE_MODEL_MOST_DOLLARS", "")]
    public void What_is_no_price_leaves_the_model_without_bounds(string name, string price)
    {
        foreach (var (each, value) in new[] { ("LANGUAGE_MODEL", "m"), ("LANGUAGE_MODEL_INPUT_PRICE", "3"), ("LANGUAGE_MODEL_OUTPUT_PRICE", "15"), ("LANGUAGE_MODEL_MOST_DOLLARS", "0.10"), (name, price) })
            _environment[each] = value;

        Settings.From(_environment.GetValueOrDefault).LanguageModel!.Bounds.ShouldBeNull();
    }

    [Fact]
    public void What_is_no_address_is_named() =>
        Should.Throw<InvalidOperationException>(() => Settings.From(asked => asked == "SLACK_API_URL" ? "not an address" : _environment.GetValueOrDefault(asked)))
            .Message.ShouldContain("SLACK_API_URL");

    [Fact]
    public void An_installation_has_the_lanes_whose_addresses_are_set()
    {
        Settings.From(_environment.GetValueOrDefault).Lanes.ShouldBe(["pull-request", "chat"]);
        _environment["ALERT_TOPIC_ARN"] = "arn:aws:sns:us-east-1:123456789012:alerts";
        _environment["PAGERDUTY_API_URL"] = "https://events.pagerduty.example";
        _environment["WEBHOOK_URL"] = "https://hooks.example/in";
        Settings.From(_environment.GetValueOrDefault).Lanes.ShouldBe(["pull-request", "chat", "topic", "pager", "webhook"]);
    }

    [Theory]
    [InlineData("http://hooks.example/in")]
    [InlineData("https://user:word@hooks.example/in")]
    [InlineData("hooks.example")]
    [InlineData("file:///etc/hosts")]
    public void A_webhook_is_of_https(string url)
    {
        _environment["WEBHOOK_URL"] = url;

        Should.Throw<InvalidOperationException>(() => Settings.From(_environment.GetValueOrDefault)).Message.ShouldContain("WEBHOOK_URL");
    }

    [Fact]
    public void A_GitHub_App_is_named_whole_or_not_at_all()
    {
        Settings.From(_environment.GetValueOrDefault).GitHubApp.ShouldBeNull();
        _environment["GITHUB_APP_ID"] = "12345";
        Should.Throw<InvalidOperationException>(() => Settings.From(_environment.GetValueOrDefault)).Message.ShouldContain("GITHUB_APP_INSTALLATION_ID");
        _environment["GITHUB_APP_INSTALLATION_ID"] = "678";
        Settings.From(_environment.GetValueOrDefault).GitHubApp.ShouldBe(new GitHubAppSettings("12345", "678"));
    }
}
