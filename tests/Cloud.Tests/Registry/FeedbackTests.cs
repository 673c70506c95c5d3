namespace Delightful.Cloud.Tests.Registries;

public sealed class FeedbackTests(CloudFixture cloud)
{
    private static readonly CancellationToken Ever = CancellationToken.None;
    private static readonly string Comment = FeedbackState.OfPullRequest("example/web-app", 7, Given.Dev);

    [Fact]
    public async Task Of_two_workers_only_one_may_post_the_first_comment()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var read = await table.Open().LoadFeedbackAsync(Comment, Ever);
        var claim = read with { ClaimedUntil = Given.Noon };

        var claims = await Task.WhenAll(table.Open().SaveFeedbackAsync(claim, Ever), table.Open().SaveFeedbackAsync(claim, Ever));

        claims.Count(c => c is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Where_people_were_told_is_remembered()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var claimed = (await table.Open().SaveFeedbackAsync((await table.Open().LoadFeedbackAsync(Comment, Ever)) with { Expires = Given.Noon }, Ever))!;

        var told = await table.Open().SaveFeedbackAsync(claimed with { CommentId = 1001, Message = new ChatMessage("C00000001", "1772366400.000100") }, Ever);

        (await table.Open().LoadFeedbackAsync(Comment, Ever)).ShouldBe(told);
        told!.Version.ShouldBe(2);
        (await table.ItemAsync($"FEEDBACK#{Comment}", "FEEDBACK"))!["expires"].N.ShouldBe("1772366400");
    }

    [Fact]
    public async Task A_worker_that_read_before_another_wrote_is_told_so()
    {
        var table = await RegistryTable.CreateAsync(cloud);
        var claimed = (await table.Open().SaveFeedbackAsync(await table.Open().LoadFeedbackAsync(Comment, Ever), Ever))!;
        await table.Open().SaveFeedbackAsync(claimed with { CommentId = 1 }, Ever);

        (await table.Open().SaveFeedbackAsync(claimed with { CommentId = 2 }, Ever)).ShouldBeNull();

        (await table.Open().LoadFeedbackAsync(Comment, Ever)).CommentId.ShouldBe(1);
    }
}
