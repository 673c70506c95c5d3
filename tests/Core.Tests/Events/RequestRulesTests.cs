using Delightful.Core.Deployments;
using Delightful.Core.Events;
using Delightful.Core.Services;

namespace Delightful.Core.Tests.Events;

public sealed class RequestRulesTests
{
    private static readonly RollbackRequested Good = new() { Service = "web-app", Environment = "dev", Reason = "checkout is slow", RequestedBy = "ada" };

    [Fact]
    public void A_complete_request_is_accepted() => RequestRules.Check(Good).ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../state")]
    [InlineData("Web-App")]
    [InlineData("prоd")]
    public void A_name_that_is_none_is_refused(string? name)
    {
        RequestRules.Check(Good with { Service = name })!.Message.ShouldContain("'service'");
        RequestRules.Check(Good with { Environment = name })!.Message.ShouldContain("'environment'");
    }

    [Fact]
    public void A_request_without_a_reason_or_with_an_endless_one_is_refused()
    {
        RequestRules.Check(Good with { Reason = " " })!.Message.ShouldContain("'reason'");
        RequestRules.Check(Good with { Reason = new string('x', RequestRules.LongestText + 1) })!.Message.ShouldContain("'reason'");
        RequestRules.Check(Good with { RequestedBy = null })!.Message.ShouldContain("'requestedBy'");
    }

    [Fact]
    public void A_target_that_is_no_tag_is_refused() =>
        RequestRules.Check(Good with { ToTag = "$(touch x); \"" })!.Message.ShouldContain("'toTag'");

    [Fact]
    public void A_slot_that_the_catalogue_lacks_is_refused_with_what_there_is()
    {
        var service = new ServiceDefinition { Service = "web-app", Repository = "web-app", RepositoryUrl = "x", Environments = [new() { Name = "dev" }] };
        RequestRules.CheckSlot("rolling back", "web-app", "dev", service).ShouldBeNull();
        RequestRules.CheckSlot("rolling back", "web-app", "prod", service)!.Message.ShouldContain("it has dev");
        RequestRules.CheckSlot("rolling back", "other", "dev", null)!.Message.ShouldContain("'other'");
    }

    [Fact]
    public void A_tag_tells_its_commit_or_its_pull_request_or_nothing()
    {
        var sha = new string('a', 40);
        ImageTag.Parse(sha).ShouldBe(new ImageTag(sha, null));
        ImageTag.Parse($"pr-17-{sha}").ShouldBe(new ImageTag(sha, 17));
        ImageTag.Parse("1.2.3").ShouldBe(new ImageTag(null, null));
        ImageTag.Parse($"pr-99999999999-{sha}").PullRequest.ShouldBeNull();
    }
}
