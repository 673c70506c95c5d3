using System.Text.RegularExpressions;

namespace Delightful.Infrastructure.Tests.Template;

/// <summary>What Terraform keeps services away from by its name is what template.yaml makes: neither reads the other.</summary>
public sealed partial class PipelineNameTests
{
    static readonly string Variables = File.ReadAllText(Path.Combine(SamTemplate.RepositoryRoot, "infrastructure", "modules", "pipeline", "variables.tf"));

    [Fact]
    public async Task Every_function_but_the_hook_of_rollouts_is_closed_to_services()
    {
        var made = (await SamTemplate.Resources("AWS::Lambda::Function")).Values.Select(f => f["FunctionName"]!.ToString());

        Named("functions").ShouldBe(made.Except(["delightful-validate-green"]), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_queue_is_closed_to_services() =>
        Named("queues").ShouldBe((await SamTemplate.Resources("AWS::SQS::Queue")).Values.Select(q => q["QueueName"]!.ToString()), ignoreOrder: true);

    static IEnumerable<string> Named(string variable)
    {
        var block = Regex.Match(Variables, $$"""^variable "{{variable}}" \{.*?^}""", RegexOptions.Multiline | RegexOptions.Singleline).Value;
        return Name().Matches(block).Select(m => m.Groups[1].Value);
    }

    [GeneratedRegex(@"""(delightful-[a-z.-]+)""")]
    private static partial Regex Name();
}
