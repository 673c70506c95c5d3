using Delightful.Core.Deployments;

namespace Delightful.Core.Tests.Deployments;

public class SearchTermTests
{
    private static readonly string Digest = new('a', 64);

    [Theory]
    [InlineData("20260102T030405Z-1a2b3c4d", "Id,Tag")]
    [InlineData("20260102", "Id,Correlation,Tag,Digest,Commit")]
    [InlineData("20260102T03", "Id,Tag")]
    [InlineData("1.0.0", "Tag")]
    [InlineData("abcdef0", "Correlation,Tag,Digest,Commit")]
    [InlineData("abcdef", "Tag")]
    [InlineData("sha256:abcdef0", "Digest")]
    [InlineData("sha256:abc", "")]
    [InlineData("web app; rm", "")]
    [InlineData("", "")]
    public void A_text_may_be_several_things(string text, string kinds) =>
        string.Join(',', SearchTerm.Of(text).Select(term => term.By)).ShouldBe(kinds);

    [Fact]
    public void Upper_case_and_a_missing_prefix_make_no_difference_to_a_digest()
    {
        SearchTerm.TryParse(SearchBy.Digest, Digest.ToUpperInvariant())!.Value.ShouldBe($"sha256:{Digest}");
        SearchTerm.TryParse(SearchBy.Digest, $"sha256:{Digest}")!.Value.ShouldBe($"sha256:{Digest}");
        SearchTerm.TryParse(SearchBy.Digest, Digest + "a").ShouldBeNull();
    }

    [Fact]
    public void What_is_shortened_is_found_by_its_first_seven_digits()
    {
        SearchTerm.StartOf($"sha256:{Digest}").ShouldBe("aaaaaaa");
        SearchTerm.StartOf("0123456789").ShouldBe("0123456");
        SearchTerm.StartOf("none").ShouldBeNull();
    }
}
