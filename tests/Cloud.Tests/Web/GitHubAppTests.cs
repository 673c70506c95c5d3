using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Delightful.Cloud.Tests.Delivery;

namespace Delightful.Cloud.Tests.Web;

public sealed class GitHubAppTests
{
    private const string Repository = "example/web-app";
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task An_App_shows_who_it_is_once_and_calls_with_the_token_it_was_given()
    {
        await using var outside = await InstalledAsync();
        var github = Open(outside);

        await github.UpsertCommentAsync(Repository, 7, "<!-- m -->", "one", null, Ever);
        await github.UpsertCommentAsync(Repository, 7, "<!-- m -->", "two", null, Ever);

        (await GivenAsync(outside)).ShouldBe(1);
        outside.Host.Recording.Comments.ShouldHaveSingleItem().History.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_its_end()
    {
        await using var outside = await InstalledAsync();
        var clock = new ShiftedClock();
        var github = Open(outside, clock);
        await github.PullRequestsOfAsync(Repository, "abc", Ever);

        clock.SetForward(TimeSpan.FromMinutes(54));
        await github.PullRequestsOfAsync(Repository, "abc", Ever);
        (await GivenAsync(outside)).ShouldBe(1);

        // The host's clock stands still meanwhile, so it refuses the signature: that one was made shows that the token was not used any more.
        clock.SetForward(TimeSpan.FromMinutes(2));
        (await Should.ThrowAsync<WebApiException>(() => github.PullRequestsOfAsync(Repository, "abc", Ever))).Message.ShouldContain("'Issued at' claim");
    }

    [Fact]
    public async Task A_token_that_was_taken_back_is_replaced_at_once()
    {
        await using var outside = await InstalledAsync();
        var github = Open(outside);
        await github.PullRequestsOfAsync(Repository, "abc", Ever);
        using var http = new HttpClient { BaseAddress = outside.Address };
        (await http.DeleteAsync("_recorded/github/app/tokens")).EnsureSuccessStatusCode();

        (await github.PullRequestsOfAsync(Repository, "abc", Ever)).ShouldHaveSingleItem();

        (await GivenAsync(outside)).ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_is_not_the_Apps_is_refused_in_the_hosts_words_and_never_shown()
    {
        await using var outside = await InstalledAsync();
        using var other = RSA.Create(2048);
        outside.AppKey = other.ExportPkcs8PrivateKeyPem();

        var refused = await Should.ThrowAsync<WebApiException>(() => Open(outside).PullRequestsOfAsync(Repository, "abc", Ever));

        refused.Message.ShouldBe("asking for a token of the GitHub App: GitHub answered 401 A JSON web token could not be decoded");
    }

    [Fact]
    public async Task A_secret_that_is_no_key_is_named()
    {
        await using var outside = await InstalledAsync();
        outside.AppKey = "not a key";

        var error = await Should.ThrowAsync<SecretUnavailableException>(() => Open(outside).PullRequestsOfAsync(Repository, "abc", Ever));

        error.Message.ShouldBe("reading the secret /delightful/github-app-key: it is not a private key in PEM form");
    }

    /// <summary>A host with a pull request, on which an App is installed whose key stands in the secret, in the form that GitHub gives.</summary>
    private static async Task<Outside> InstalledAsync()
    {
        using var key = RSA.Create(2048);
        var outside = await Outside.StartAsync();
        outside.AppKey = key.ExportRSAPrivateKeyPem();
        outside.Host.Register(new Local.GitHub.PullRequest(7, "abc", "Add a page", "somebody", Repository));
        using var http = new HttpClient { BaseAddress = outside.Address };
        (await http.PutAsJsonAsync("_recorded/github/app", new { id = "12345", installation = "678", publicKey = key.ExportSubjectPublicKeyInfoPem() })).EnsureSuccessStatusCode();
        return outside;
    }

    private static GitHub Open(Outside outside, TimeProvider? clock = null) => new(
        new HttpClient(), new GitHubSettings(new Uri(outside.Address, "_github/")) { App = new GitHubAppSettings("12345", "678") },
        new Secrets(new HttpClient(), new SecretSettings(outside.Address, "session"), clock ?? TimeProvider.System), clock ?? TimeProvider.System);

    private static async Task<int> GivenAsync(Outside outside)
    {
        using var http = new HttpClient { BaseAddress = outside.Address };
        return (await http.GetFromJsonAsync<JsonNode>("_recorded/github/app"))!["given"]!.GetValue<int>();
    }
}
