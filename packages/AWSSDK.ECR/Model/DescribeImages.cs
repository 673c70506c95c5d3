using Amazon.Runtime;

namespace Amazon.ECR.Model;

public class DescribeImagesRequest : AmazonECRRequest
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public List<ImageIdentifier> ImageIds { get; set; }

    public string NextToken { get; set; }

    public int? MaxResults { get; set; }
}

public class DescribeImagesResponse : AmazonWebServiceResponse
{
    public List<ImageDetail> ImageDetails { get; set; }

    public string NextToken { get; set; }
}

public class ImageIdentifier
{
    public string ImageDigest { get; set; }

    public string ImageTag { get; set; }
}

public class ImageDetail
{
    public string RegistryId { get; set; }

    public string RepositoryName { get; set; }

    public string ImageDigest { get; set; }

    public List<string> ImageTags { get; set; }

    public DateTime? ImagePushedAt { get; set; }

    public long? ImageSizeInBytes { get; set; }

    public string ImageManifestMediaType { get; set; }
}
