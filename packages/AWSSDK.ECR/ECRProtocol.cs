using System.Text.Json;
using Amazon.Internal.AwsJson;
using Amazon.Runtime.Internal;

namespace Amazon.ECR.Model;

internal static class ECRProtocol
{
    public static readonly AwsJsonService Service = new()
    {
        ServiceId = "ECR",
        TargetPrefix = "AmazonEC2ContainerRegistry_V20150921",
        ApiVersion = "2015-09-21",
        Errors = new AwsJsonErrors((m, i, t, c, r, s) => new AmazonECRException(m, i, t, c, r, s))
        {
            ["ImageNotFoundException"] = (m, i, t, c, r, s) => new ImageNotFoundException(m, i, t, c, r, s),
            ["InvalidParameterException"] = (m, i, t, c, r, s) => new InvalidParameterException(m, i, t, c, r, s),
            ["RepositoryNotFoundException"] = (m, i, t, c, r, s) => new RepositoryNotFoundException(m, i, t, c, r, s),
            ["ServerException"] = (m, i, t, c, r, s) => new ServerException(m, i, t, c, r, s),
        },
    };

    public static readonly InvokeOptions DescribeImages = Service.Operation<DescribeImagesRequest, DescribeImagesResponse>(
        nameof(DescribeImages),
        (json, request) =>
        {
            json.Text("registryId", request.RegistryId);
            json.Text("repositoryName", request.RepositoryName);
            json.List("imageIds", request.ImageIds, ImageJson.Write);
            json.Text("nextToken", request.NextToken);
            json.Whole("maxResults", request.MaxResults);
        },
        json => new DescribeImagesResponse
        {
            ImageDetails = json.List("imageDetails", ImageJson.Detail),
            NextToken = json.Text("nextToken"),
        });

    public static readonly InvokeOptions BatchGetImage = Service.Operation<BatchGetImageRequest, BatchGetImageResponse>(
        nameof(BatchGetImage),
        (json, request) =>
        {
            json.Text("registryId", request.RegistryId);
            json.Text("repositoryName", request.RepositoryName);
            json.List("imageIds", request.ImageIds, ImageJson.Write);
            json.Texts("acceptedMediaTypes", request.AcceptedMediaTypes);
        },
        json => new BatchGetImageResponse
        {
            Images = json.List("images", ImageJson.Image),
            Failures = json.List("failures", ImageJson.Failure),
        });
}
