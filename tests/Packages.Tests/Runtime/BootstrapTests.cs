using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Delightful.Packages.Tests.Serializer;

namespace Delightful.Packages.Tests.Runtime;

/// <summary>The bootstrap against a Runtime API over HTTP. One at a time: the trace id lives in the process's environment.</summary>
[Collection(nameof(BootstrapTests))]
public class BootstrapTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_goes_back_to_the_event_it_belongs_to()
    {
        await using var api = new RuntimeApi("""{"id":"1"}""", """{"id":"2"}""");

        var posts = await RunAsync(api, 2, LambdaBootstrapBuilder.Create<Order, Order>(
            (order, _) => Task.FromResult(new Order { Id = order.Id + "!" }), new OrderSerializer()));

        posts.Select(post => post.Path).ShouldBe([
            "/_runtime/one/2018-06-01/runtime/invocation/request-1/response",
            "/_runtime/one/2018-06-01/runtime/invocation/request-2/response"]);
        posts.Select(post => post.Body).ShouldBe(["""{"Id":"1!"}""", """{"Id":"2!"}"""]);
        posts[0].Headers["Content-Type"].ShouldBe("application/json");
    }

    [Fact]
    public async Task A_handler_without_an_answer_sends_an_empty_one()
    {
        await using var api = new RuntimeApi("{}");

        var posts = await RunAsync(api, 1, LambdaBootstrapBuilder.Create<Order>((_, _) => Task.CompletedTask, new OrderSerializer()));

        posts[0].Path.ShouldEndWith("/response");
        posts[0].Headers["Content-Length"].ShouldBe("0");
    }

    [Fact]
    public async Task The_context_tells_what_the_event_came_with()
    {
        await using var api = new RuntimeApi("{}");
        ILambdaContext? seen = null;
        var remaining = TimeSpan.Zero;
        string? trace = null;

        await RunAsync(api, 1, LambdaBootstrapBuilder.Create<Order>(
            (_, context) =>
            {
                (seen, remaining, trace) = (context, context.RemainingTime, Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID"));
                return Task.CompletedTask;
            },
            new OrderSerializer()));

        seen!.AwsRequestId.ShouldBe("request-1");
        seen.InvokedFunctionArn.ShouldBe("arn:aws:lambda:us-east-1:123456789012:function:orders");
        seen.TraceId.ShouldBe(RuntimeApi.TraceId);
        seen.Serializer.ShouldBeOfType<OrderSerializer>();
        trace.ShouldBe(RuntimeApi.TraceId);
        remaining.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_handler_that_throws_fails_its_event_and_the_next_one_is_served()
    {
        await using var api = new RuntimeApi("""{"id":"bad"}""", """{"id":"good"}""");

        var posts = await RunAsync(api, 2, LambdaBootstrapBuilder.Create<Order>(
            (order, _) => order.Id == "bad"
                ? throw new InvalidOperationException("no stock", new TimeoutException("warehouse"))
                : Task.CompletedTask,
            new OrderSerializer()));

        posts[0].Path.ShouldEndWith("/invocation/request-1/error");
        posts[0].Headers["Content-Type"].ShouldBe("application/vnd.aws.lambda.error+json");
        posts[0].Headers["Lambda-Runtime-Function-Error-Type"].ShouldBe("InvalidOperationException");
        JsonDocument.Parse(posts[0].Headers["Lambda-Runtime-Function-XRay-Error-Cause"]!).RootElement
            .GetProperty("exceptions")[0].GetProperty("message").GetString().ShouldBe("no stock");
        var error = JsonDocument.Parse(posts[0].Body).RootElement;
        error.GetProperty("errorType").GetString().ShouldBe("InvalidOperationException");
        error.GetProperty("errorMessage").GetString().ShouldBe("no stock");
        error.GetProperty("stackTrace").GetArrayLength().ShouldBePositive();
        error.GetProperty("cause").GetProperty("errorMessage").GetString().ShouldBe("warehouse");
        posts[1].Path.ShouldEndWith("/invocation/request-2/response");
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_fails_that_event()
    {
        await using var api = new RuntimeApi("not json");

        var posts = await RunAsync(api, 1, LambdaBootstrapBuilder.Create<Order>((_, _) => Task.CompletedTask, new OrderSerializer()));

        posts[0].Path.ShouldEndWith("/request-1/error");
        posts[0].Headers["Lambda-Runtime-Function-Error-Type"].ShouldBe("JsonSerializerException");
    }

    [Fact]
    public async Task An_error_too_large_to_tell_is_told_in_short()
    {
        await using var api = new RuntimeApi("{}");

        var posts = await RunAsync(api, 1, LambdaBootstrapBuilder.Create<Order>(
            (_, _) => throw new InvalidOperationException(new string('x', 300_000)), new OrderSerializer()));

        posts[0].Body.Length.ShouldBeLessThan(2_000);
        posts[0].Body.ShouldContain("InvalidOperationException");
    }

    [Fact]
    public async Task A_failed_initialisation_is_reported_and_ends_the_program()
    {
        await using var api = new RuntimeApi("{}");
        using var bootstrap = Build(api, LambdaBootstrapBuilder.Create<Order>((_, _) => Task.CompletedTask, new OrderSerializer())
            .UseBootstrapHandler(() => throw new InvalidOperationException("no settings")));

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => bootstrap.RunAsync(Token));

        failure.Message.ShouldBe("no settings");
        var post = api.Posts.ShouldHaveSingleItem();
        post.Path.ShouldEndWith("/2018-06-01/runtime/init/error");
        post.Body.ShouldContain("no settings");
    }

    [Fact]
    public async Task An_answer_that_cannot_be_delivered_ends_the_program()
    {
        await using var api = new RuntimeApi("{}") { ResponseStatus = 413 };
        using var bootstrap = Build(api, LambdaBootstrapBuilder.Create<Order>((_, _) => Task.CompletedTask, new OrderSerializer()));

        var failure = await Should.ThrowAsync<HttpRequestException>(() => bootstrap.RunAsync(Token));

        failure.Message.ShouldContain("413");
    }

    [Fact]
    public void A_program_outside_Lambda_says_so() =>
        Should.Throw<InvalidOperationException>(() => LambdaBootstrapBuilder.Create(_ => Task.CompletedTask).Build())
            .Message.ShouldContain("AWS_LAMBDA_RUNTIME_API is not set");

    static LambdaBootstrap Build(RuntimeApi api, LambdaBootstrapBuilder builder) =>
        builder.ConfigureOptions(options => options.RuntimeApiEndpoint = api.Endpoint).Build();

    static async Task<IReadOnlyList<Recorded>> RunAsync(RuntimeApi api, int answers, LambdaBootstrapBuilder builder)
    {
        using var bootstrap = Build(api, builder);
        using var stop = new CancellationTokenSource();
        var running = bootstrap.RunAsync(stop.Token);
        var posts = await api.PostsAsync(answers);
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(10), Token);
        return posts;
    }
}
