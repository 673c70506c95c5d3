namespace Delightful.Infrastructure.Tests.Template;

/// <summary>A release is tested by functions over HTTP: what they cannot reach can never be released.</summary>
public sealed class ReachTests
{
    [Fact]
    public async Task While_no_function_stands_in_a_network_no_environment_hides_its_load_balancer()
    {
        var inside = (await SamTemplate.Resources("AWS::Lambda::Function")).Where(function => function.Value["VpcConfig"] is not null).Select(function => function.Key);

        inside.ShouldBeEmpty("then an environment can have an internal load balancer: let the foundation ask for it, and this test with it");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SamTemplate.RepositoryRoot, "infrastructure", "foundation"), "*.tf"))
            File.ReadAllText(file).ShouldNotMatch(@"\binternal\s*=|variable ""internal""", file);
    }
}
