using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amazon.CodeBuild;
using Amazon.CodeBuild.Model;
using Amazon.DynamoDBv2;
using Amazon.Lambda.TestUtilities;
using Amazon.Runtime;
using Delightful.Cloud;
using Delightful.Core.Events;
using Delightful.Core.Gate;
using Delightful.Pipeline.Chain;

namespace Delightful.Pipeline.Tests;

public sealed class AwsPatienceTests
{
    /// <summary>Of those that call more than they are told by one service; the one that takes answers is called again by who answers.</summary>
    private static readonly TimeSpan LeastTimeOfAFunction = TimeSpan.FromSeconds(58);

    [Fact]
    public void A_service_that_hangs_leaves_a_function_half_of_its_time()
    {
        var config = AwsPatience.Of<AmazonCodeBuildConfig>();

        config.ConnectTimeout.ShouldNotBeNull().ShouldBeLessThan(config.Timeout!.Value);
        (config.Timeout.Value * (config.MaxErrorRetry + 1)).ShouldBeLessThan(LeastTimeOfAFunction / 2);
    }

    [Fact]
    public void The_registry_is_waited_for_longer_and_still_less_than_a_function_has()
    {
        var config = AwsPatience.Of<AmazonDynamoDBConfig>(c => c.MaxErrorRetry = 4);

        (config.Timeout!.Value * (config.MaxErrorRetry + 1)).ShouldBeLessThan(LeastTimeOfAFunction);
    }

    [Fact]
    public async Task A_service_that_takes_a_call_and_never_answers_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var config = AwsPatience.Of<AmazonCodeBuildConfig>(c => c.Timeout = TimeSpan.FromMilliseconds(200));
        config.ServiceURL = $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}";
        config.AuthenticationRegion = "us-east-1";
        using var codeBuild = new AmazonCodeBuildClient(new BasicAWSCredentials("test", "test"), config);
        var began = Stopwatch.StartNew();

        await Should.ThrowAsync<Exception>(() => codeBuild.StopBuildAsync(new StopBuildRequest { Id = "tests:1" }, TestContext.Current.CancellationToken))
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_rollback_waits_some_seconds_to_know_who_asks_for_it_and_then_goes_on()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var http = new HttpClient();
        var sender = new SenderCheck(new Identities(http, IdentitySettings.Of("us-east-1", $"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}")));
        var context = new TestLambdaContext { Logger = new TestLambdaLogger(), InvokedFunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:delightful-rollback-requested" };
        var proof = new Proof
        {
            Authorization = $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260302/us-east-1/sts/aws4_request, SignedHeaders=host;x-amz-date;{Proving.Header}, Signature={new string('0', 64)}",
            Date = "20260302T091500Z",
        };

        var arn = await sender.ArnIfKnownAsync("delightful.operator", proof, "about", context, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(50), TestContext.Current.CancellationToken);

        arn.ShouldBeNull();
        silent.Pending().ShouldBeTrue("it was asked");
    }

    /// <summary>What the compiled functions refer to: a client that is made of nothing but its configuration, and no configuration but those.</summary>
    [Fact]
    public void No_client_of_AWS_is_made_without_bounds()
    {
        var made = Constructors(typeof(SlotRunner)).Where(c => c.Type.StartsWith("Amazon", StringComparison.Ordinal)).ToList();

        made.Where(c => c.Type.EndsWith("Client", StringComparison.Ordinal)).ShouldNotBeEmpty();
        made.Where(c => c.Type.EndsWith("Client", StringComparison.Ordinal)).ShouldAllBe(c => c.Parameters == 1);
        made.Where(c => c.Type.EndsWith("Config", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<(string Type, int Parameters)> Constructors(Type inAssembly)
    {
        using var file = new PEReader(File.OpenRead(inAssembly.Assembly.Location));
        var metadata = file.GetMetadataReader();
        var found = new List<(string, int)>();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference || metadata.GetString(member.Name) != ".ctor")
                continue;
            var signature = metadata.GetBlobReader(member.Signature);
            signature.ReadSignatureHeader();
            found.Add((metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name), signature.ReadCompressedInteger()));
        }
        return found;
    }
}
