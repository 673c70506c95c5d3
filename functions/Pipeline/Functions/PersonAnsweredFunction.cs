using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Delightful.Core.Answers;
using Delightful.Pipeline.Answers;

namespace Delightful.Pipeline.Functions;

/// <summary>People answer from Slack and from pull requests. Anybody may call it: it believes signatures and nothing else.</summary>
public sealed class PersonAnsweredFunction(Webhooks webhooks)
{
    /// <summary>Handles a request to the function's URL.</summary>
    [LambdaFunction(ResourceName = "PersonAnswered", MemorySize = 512, Timeout = 20)]
    [FunctionUrl(AuthType = FunctionUrlAuthType.NONE)]
    public async Task<APIGatewayHttpApiV2ProxyResponse> PersonAnswered(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        using var deadline = context.Deadline();
        var answer = HttpShape.Of(request) is { } asked
            ? await webhooks.HandleAsync(asked, context.Logger, deadline.Token).ConfigureAwait(false)
            : WebhookAnswer.TooLarge;
        return HttpShape.Of(answer);
    }
}
