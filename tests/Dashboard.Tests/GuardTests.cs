using System.Net;

namespace Delightful.Dashboard.Tests;

public sealed class GuardTests(DashboardFixture world)
{
    [Theory]
    [InlineData("attacker.example")]
    [InlineData("127.0.0.1.attacker.example")]
    [InlineData("192.0.2.1")]
    [InlineData("localhost.attacker.example")]
    public async Task A_name_that_is_not_its_own_is_refused(string host) =>
        (await GetAsync("/api/slots", host)).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("dashboard.example")]
    public async Task Its_own_names_are_taken(string host) => (await GetAsync("/api/slots", host)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task It_only_shows(string method)
    {
        using var http = new HttpClient();
        using var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), world.At("/api/slots")));
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_from_elsewhere_and_markup_out_of_text()
    {
        foreach (var path in (string[])["/", "/files/app.js", "/nowhere", "/api/slots"])
        {
            using var answer = await GetAsync(path, "localhost");
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'none'", customMessage: path);
            policy.ShouldContain("require-trusted-types-for 'script'");
            policy.ShouldNotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var first = await GetAsync("/api/figures", "localhost");
        using var http = new HttpClient();
        using var again = new HttpRequestMessage(HttpMethod.Get, world.At("/api/figures"));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await http.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task HEAD_has_the_head_of_GET_and_no_body()
    {
        using var http = new HttpClient();
        using var answer = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, world.At("/files/app.css")));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(1000);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/slots/web-app/nowhere", "CLI-201")]
    [InlineData("/deployments/web-app/dev/none", "CLI-501")]
    [InlineData("/files/..%2f..%2fdelightful.dll", "There is no such page.")]
    [InlineData("/files/secrets", "There is no such page.")]
    public async Task What_is_not_there_is_said_with_a_way_on(string path, string says)
    {
        using var answer = await GetAsync(path, "localhost");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    async Task<HttpResponseMessage> GetAsync(string path, string host)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, world.At(path)) { Headers = { Host = $"{host}:{world.Address.Port}" } };
        return await http.SendAsync(request);
    }
}
