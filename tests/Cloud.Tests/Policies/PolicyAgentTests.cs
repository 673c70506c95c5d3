using System.Text;
using Delightful.Cloud.Tests.Listening;
using Delightful.Core.Gate;

namespace Delightful.Cloud.Tests.Policies;

public sealed class PolicyAgentTests
{
    private const string Plan = """{"format_version":"1.2","resource_changes":[]}""";

    [Fact]
    public async Task The_whole_plan_is_the_input_of_the_question()
    {
        await using var agent = await Listener.StartAsync((_, _) => Answer.Json("""{"result":{"deny":["not on a Friday"],"warn":[{"msg":"owner is missing"}]}}"""));
        var answer = await AskAsync(agent);
        answer.Silence.ShouldBeNull();
        answer.Denies.ShouldBe(["not on a Friday"]);
        answer.Warns.ShouldBe(["owner is missing"]);
        var heard = agent.Heard.ShouldHaveSingleItem();
        (heard.Method, heard.Path, heard.Body).ShouldBe(("POST", "/v1/data/delightful/plan", $$"""{"input":{{Plan}}}"""));
    }

    [Fact]
    public async Task Nobody_there_is_no_yes()
    {
        Uri gone;
        await using (var agent = await Listener.StartAsync((_, _) => Answer.Json("{}")))
            gone = agent.Address;
        (await AskAsync(gone)).Silence.ShouldBe("they cannot be reached");
    }

    [Theory]
    [InlineData(500, 2)]
    [InlineData(503, 2)]
    [InlineData(404, 1)]
    [InlineData(401, 1)]
    [InlineData(302, 1)]
    public async Task An_error_is_no_yes_and_a_stumble_is_asked_again_once(int status, int asked)
    {
        await using var agent = await Listener.StartAsync((_, _) => Answer.Json("""{"result":{"deny":[]}}""", status, ("Location", "http://127.0.0.1:1/")));
        (await AskAsync(agent)).Silence.ShouldBe($"they answered {status}");
        agent.Heard.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task After_a_stumble_the_plan_is_sent_again_from_its_start()
    {
        await using var agent = await Listener.StartAsync((_, nth) => Answer.Json("""{"result":{"deny":[]}}""", nth == 1 ? 500 : 200));
        (await AskAsync(agent)).Silence.ShouldBeNull();
        agent.Heard.Select(h => h.Body).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_that_does_not_answer_in_time_is_no_yes()
    {
        using var over = new CancellationTokenSource();
        await using var agent = await Listener.StartAsync((_, _) =>
        {
            over.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(5));
            return Answer.Json("""{"result":{"deny":[]}}""");
        });
        using var http = new HttpClient(PolicyAgent.CreateHandler());
        var settings = new PolicyAgentSettings(new Uri(agent.Address, "v1/data/delightful/plan")) { Patience = TimeSpan.FromMilliseconds(300) };
        var answer = await new PolicyAgent(http, settings, TimeProvider.System).AskAsync(Open, TestContext.Current.CancellationToken);
        answer.Silence!.ShouldStartWith("they did not answer within");
        await over.CancelAsync();
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using var agent = await Listener.StartAsync((_, _) => Answer.Json($$$"""{"result":{"deny":["{{{new string('x', 3 * 1024 * 1024)}}}"]}}"""));
        (await AskAsync(agent)).Silence.ShouldBe("they answered more than is read");
    }

    [Fact]
    public async Task A_plan_that_is_gone_is_no_yes()
    {
        await using var agent = await Listener.StartAsync((_, _) => Answer.Json("""{"result":{"deny":[]}}"""));
        using var http = new HttpClient(PolicyAgent.CreateHandler());
        var answer = await new PolicyAgent(http, new(agent.Address), TimeProvider.System).AskAsync(_ => Task.FromResult<Stream?>(null), TestContext.Current.CancellationToken);
        answer.Silence.ShouldBe("the plan is gone");
    }

    private static Task<PolicyAnswer> AskAsync(Listener agent) => AskAsync(agent.Address);

    private static async Task<PolicyAnswer> AskAsync(Uri address)
    {
        using var http = new HttpClient(PolicyAgent.CreateHandler());
        return await new PolicyAgent(http, new(new Uri(address, "v1/data/delightful/plan")), TimeProvider.System).AskAsync(Open, TestContext.Current.CancellationToken);
    }

    private static Task<Stream?> Open(CancellationToken cancellationToken) => Task.FromResult<Stream?>(new MemoryStream(Encoding.UTF8.GetBytes(Plan)));
}
