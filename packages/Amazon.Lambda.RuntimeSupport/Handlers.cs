using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Puts deserializing before and serializing after a handler.</summary>
internal static class Handlers
{
    public static LambdaBootstrapHandler Typed<TInput>(Func<TInput, ILambdaContext, Task> handler, ILambdaSerializer serializer) =>
        async invocation =>
        {
            await handler(Input<TInput>(invocation, serializer), invocation.LambdaContext).ConfigureAwait(false);
            return new InvocationResponse(Stream.Null);
        };

    public static LambdaBootstrapHandler Typed<TInput, TOutput>(
        Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) =>
        async invocation =>
        {
            var output = await handler(Input<TInput>(invocation, serializer), invocation.LambdaContext).ConfigureAwait(false);
            var body = new MemoryStream();
            serializer.Serialize(output, body);
            body.Position = 0;
            return new InvocationResponse(body);
        };

    public static LambdaBootstrapHandler Raw(Func<Stream, ILambdaContext, Task> handler) => async invocation =>
    {
        await handler(invocation.InputStream, invocation.LambdaContext).ConfigureAwait(false);
        return new InvocationResponse(Stream.Null);
    };

    private static TInput Input<TInput>(InvocationRequest invocation, ILambdaSerializer serializer)
    {
        if (invocation.LambdaContext is RuntimeContext context)
            context.Serializer = serializer;
        return serializer.Deserialize<TInput>(invocation.InputStream);
    }
}
