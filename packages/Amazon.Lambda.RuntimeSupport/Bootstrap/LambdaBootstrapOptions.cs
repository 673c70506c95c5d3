namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

public class LambdaBootstrapOptions
{
    /// <summary>Where the Runtime API is, instead of AWS_LAMBDA_RUNTIME_API: host, port and, if need be, a path.</summary>
    public string RuntimeApiEndpoint { get; set; }
}
