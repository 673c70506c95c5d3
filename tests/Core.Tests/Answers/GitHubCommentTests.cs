using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delightful.Core.Answers;

namespace Delightful.Core.Tests.Answers;

public class GitHubCommentTests
{
    [Fact]
    public void A_new_comment_of_a_person_on_a_pull_request_is_read()
    {
        var comment = Read(_ => { }).ShouldNotBeNull();
        comment.Repository.ShouldBe("example/web-app");
        comment.Number.ShouldBe(7);
        comment.Id.ShouldBe(1_800_000_001);
        comment.Login.ShouldBe("ada");
        comment.CreatedAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        comment.Body.ShouldBe("/delightful approve");
    }

    [Fact]
    public void What_is_edited_or_deleted_or_on_an_issue_asks_for_nothing()
    {
        Read(e => e["action"] = "edited").ShouldBeNull();
        Read(e => e["action"] = "deleted").ShouldBeNull();
        Read(e => e["issue"]!.AsObject().Remove("pull_request")).ShouldBeNull();
    }

    [Fact]
    public void A_program_asks_for_nothing_whoever_it_says_it_is()
    {
        Read(e => e["comment"]!["user"]!["type"] = "Bot").ShouldBeNull();
        Read(e => e["sender"]!["type"] = "Bot").ShouldBeNull();
        Read(e => e["sender"]!["login"] = "somebody-else").ShouldBeNull();
        Read(e => e["comment"]!["performed_via_github_app"] = new JsonObject { ["slug"] = "some-app" }).ShouldBeNull();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"action\":\"created\",\"action\":\"edited\"}")]
    [InlineData("{\"action\":\"created\",\"issue\":{\"pull_request\":{}}}")]
    public void What_is_not_of_GitHubs_form_is_refused(string body)
    {
        var thrown = Record.Exception(() => GitHubComment.Read(Encoding.UTF8.GetBytes(body)));
        if (body == "[]")
            thrown.ShouldBeNull();
        else
            thrown.ShouldBeAssignableTo<JsonException>();
    }

    [Fact]
    public void Depth_is_bounded() =>
        Should.Throw<JsonException>(() => GitHubComment.Read(Encoding.UTF8.GetBytes($"{{\"a\":{new string('[', 10_000)}{new string(']', 10_000)}}}")));

    private static GitHubComment? Read(Action<JsonObject> change)
    {
        var json = JsonNode.Parse("""
            {"action":"created","issue":{"number":7,"pull_request":{"url":"https://api.github.com/repos/example/web-app/pulls/7"}},
             "comment":{"id":1800000001,"user":{"login":"ada","type":"User"},"created_at":"2026-03-02T09:00:00Z","body":"/delightful approve",
              "author_association":"MEMBER","performed_via_github_app":null},
             "repository":{"full_name":"example/web-app"},"sender":{"login":"ada","type":"User"}}
            """)!.AsObject();
        change(json);
        return GitHubComment.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
    }
}
