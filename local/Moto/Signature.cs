namespace Delightful.Local.Moto;

/// <summary>moto reads the service and region from the scope of a signature and checks nothing else.</summary>
static class Signature
{
    public static string Fake(string service, string accessKey = "test") =>
        $"AWS4-HMAC-SHA256 Credential={accessKey}/20200101/{LocalCloudOptions.Region}/{service}/aws4_request, SignedHeaders=host, Signature=test";
}
