namespace Delightful.Infrastructure.Tests.Builds;

/// <summary>Last of all before it applies, a build asks the slot whether it may; when that is not certain it may not.</summary>
public sealed class TurnTests(CheckedAccount account) : IClassFixture<CheckedAccount>
{
    [Fact]
    public async Task The_build_that_the_slot_waits_for_may_apply()
    {
        var (code, _, error) = await TurnAsync("CODEBUILD_BUILD_ID=delightful-apply:1 DELIGHTFUL_FENCE=7");
        code.ShouldBe(0, error);
    }

    [Theory]
    [InlineData("CODEBUILD_BUILD_ID=delightful-apply:2 DELIGHTFUL_FENCE=7", "waits for the build delightful-apply:1, this one is delightful-apply:2")]
    [InlineData("CODEBUILD_BUILD_ID=delightful-apply:1 DELIGHTFUL_FENCE=6", "is at fence 7, this build at 6")]
    [InlineData("CODEBUILD_BUILD_ID=delightful-apply:1 DELIGHTFUL_FENCE=7 DELIGHTFUL_SLOT=nobody/dev", "cannot be read")]
    [InlineData("CODEBUILD_BUILD_ID=delightful-apply:1 DELIGHTFUL_FENCE=7 REGISTRY_TABLE=none", "cannot be read")]
    [InlineData("CODEBUILD_BUILD_ID=delightful-apply:1 DELIGHTFUL_FENCE=7 DELIGHTFUL_SLOT=unheard/dev", "did not write down within 3 s")]
    public async Task Any_other_may_not_and_says_why(string build, string why)
    {
        var (code, _, error) = await TurnAsync(build);
        code.ShouldNotBe(0);
        error.ShouldContain(why);
    }

    [Fact]
    public async Task A_build_that_is_there_before_the_slot_knows_of_it_waits_for_that()
    {
        var late = """'{"pk":{"S":"SLOT#late/dev"},"sk":{"S":"SLOT"},"fence":{"N":"7"}%s}'""";
        var (code, _, error) = await account.CallAsync($$"""
            put() { printf -v item {{late}} "$1"; aws dynamodb put-item --table-name registry --item "$item"; }
            put ''
            { sleep 1; put ',"applyBuild":{"S":"delightful-apply:9"}'; } &
            DELIGHTFUL_SLOT=late/dev CODEBUILD_BUILD_ID=delightful-apply:9 DELIGHTFUL_FENCE=7 await_turn 60
            """);
        code.ShouldBe(0, error);
    }

    private Task<(int Code, string Output, string Error)> TurnAsync(string build) => account.CallAsync($"{build} await_turn 3");
}
