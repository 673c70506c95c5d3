using System.Reflection;

namespace Delightful.Packages.Tests.Signatures;

/// <summary>The subsets' public members are a promise to equal the official packages'; they change only on purpose.</summary>
public class SignatureTests
{
    [Theory]
    [InlineData("Amazon.Lambda.Annotations")]
    [InlineData("Amazon.Lambda.APIGatewayEvents")]
    [InlineData("Amazon.Lambda.CloudWatchEvents")]
    [InlineData("Amazon.Lambda.Core")]
    [InlineData("Amazon.Lambda.RuntimeSupport")]
    [InlineData("Amazon.Lambda.SQSEvents")]
    [InlineData("Amazon.Lambda.Serialization.SystemTextJson")]
    [InlineData("Amazon.Lambda.TestUtilities")]
    [InlineData("AWSSDK.BedrockRuntime")]
    [InlineData("AWSSDK.CloudWatch")]
    [InlineData("AWSSDK.CodeBuild")]
    [InlineData("AWSSDK.CodeDeploy")]
    [InlineData("AWSSDK.ECR")]
    [InlineData("AWSSDK.ECS")]
    [InlineData("AWSSDK.EventBridge")]
    [InlineData("AWSSDK.SimpleNotificationService")]
    [InlineData("AWSSDK.SQS")]
    public void The_public_members_of_a_package_are_those_written_down(string package) =>
        Baselines.ShouldMatch(PublicSurface.Of(Assembly.Load(package)), $"Signatures/{package}.txt");

    [Theory]
    [InlineData("AWSSDK.CodeBuild")]
    [InlineData("AWSSDK.SimpleNotificationService")]
    [InlineData("AWSSDK.SQS")]
    public void Shared_plumbing_is_no_part_of_what_a_package_shows(string package) =>
        PublicSurface.Of(Assembly.Load(package)).ShouldSatisfyAllConditions(shown => shown.ShouldNotContain("AwsJson"), shown => shown.ShouldNotContain("AwsQuery"));
}
