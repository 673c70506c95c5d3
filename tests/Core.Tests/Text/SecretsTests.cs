using System.Text;
using Delightful.Core.Deployments;
using Delightful.Core.Feedback;
using Delightful.Core.Tests.Feedback;
using Delightful.Core.Text;

namespace Delightful.Core.Tests.Text;

/// <summary>None of these was ever a secret.</summary>
public class SecretsTests
{
    private const string Canary = "c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ry";

    public static TheoryData<string> Leaks =>
    [
        $"password={Canary}", $"db_password = \"{Canary}\"", $"\"api_key\": \"{Canary}\"", $"https://user:{Canary}@host.example/x", $"Authorization: Bearer {Canary}",
        $"ghp_{Canary}", $"ghs_{Canary}", $"github_pat_{Canary}", $"xoxb-{Canary}", $"whsec_{Canary}", $"glpat-{Canary}", $"sk_live_{Canary}",
        $"https://hooks.slack.com/services/T0/B0/{Canary}", $"https://bucket.example/x?X-Amz-Signature={Canary}&a=b",
        $"-----BEGIN RSA PRIVATE KEY-----\n{Canary}\n{Canary}\n-----END RSA PRIVATE KEY-----", $"-----BEGIN%20PRIVATE%20KEY-----%0A{Canary}",
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"-----BEGIN PRIVATE KEY-----\n{Canary}")),
        $"const PASSWORD: &str = \"{Canary}\";", $"token := \"{Canary}\"", $"let apiKey: string = '{Canary}'", $"var secret: Option<String>={Canary}", $"if (token == \"{Canary}\")",
        $"password = \"{Canary}", $"password = \"{Canary}\\", $"token: '{Canary}\nnext line", $"\"password\": [\"{Canary}\"]", $"password: [{Canary}]",
        $"{Canary}{Canary}\n{Canary}{Canary}\n-----END RSA PRIVATE KEY-----", $"  + {Canary}{Canary}\n  + {Canary}{Canary}\n  + -----END PRIVATE KEY-----",
        $"Error: provider crashed: secret_string=\"{Canary}\" at main.tf:3", $"eyJhbGciOiJIUzI1NiJ9.{Canary}.{Canary}",
    ];

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_secret_that_is_recognised_gets_nowhere_that_people_read(string leak)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary))[..20];
        foreach (var shown in Shown(leak))
        {
            shown.ShouldNotContain(Canary);
            shown.ShouldNotContain(encoded);
        }
    }

    [Theory]
    [InlineData("the alarm web-app-errors was raised 3 m 12 s after the shift")]
    [InlineData("password = (sensitive value)")]
    [InlineData("8b0e4d3c2a1f5e6d7c8b9a0f1e2d3c4b5a697887 is verified and serves all traffic")]
    [InlineData("basic tests passed")]
    public void What_is_no_secret_stays(string text) => Secrets.Mask(text).ShouldBe(text);

    private static IEnumerable<string> Shown(string leak)
    {
        var scenario = Scenarios.Named("released");
        var deployment = scenario.Deployment with
        {
            Request = scenario.Deployment.Request with { Tag = leak, RequestedBy = leak, Reason = leak },
            Stage = new Stage.Ended(Outcome.Failed, leak, scenario.Now), Notes = [leak], Recommendations = [new(leak, leak, leak)],
        };
        var context = scenario.Context with { PlanText = $"  # aws_x.y\n  + {leak}\n", Earlier = [EarlierRun.Of(deployment, scenario.Context)], Answerable = true };
        yield return PullRequestComment.Render(deployment, context, scenario.Now);
        yield return SlackMessage.Render(deployment, context, scenario.Now).ToString();
        yield return CommitStatus.Of(deployment)!.Description;
        yield return DeploymentStatus.Of(deployment)!.Description;
        yield return SlackThread.Line(scenario.Changes[^1] with { Sentence = leak })!;
        yield return Core.Feedback.Alerts.Notice.Of("id", scenario.Now, scenario.Changes[^1] with { Sentence = leak, Tag = leak })!.ToString();
    }
}
