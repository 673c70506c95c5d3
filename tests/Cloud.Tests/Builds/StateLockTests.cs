using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;

namespace Delightful.Cloud.Tests.Builds;

public sealed class StateLockTests(CloudFixture cloud)
{
    private const string Id = "0a1b2c3d-aaaa-4bbb-8ccc-0123456789ab";
    private const string Another = "ffffffff-aaaa-4bbb-8ccc-0123456789ab";
    private static readonly CancellationToken Ever = CancellationToken.None;

    [Fact]
    public async Task A_left_lock_is_taken_away_in_both_places()
    {
        var locks = await LockedAsync(Id);

        await locks.Locks.ReleaseAsync(Given.Dev, Id, Ever);

        (await locks.HeldAsync()).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_lock_that_was_taken_since_stays()
    {
        var locks = await LockedAsync(Another);

        await locks.Locks.ReleaseAsync(Given.Dev, Id, Ever);

        (await locks.HeldAsync()).ShouldBe((true, true));
    }

    [Fact]
    public async Task Taking_away_what_is_gone_already_is_done()
    {
        var locks = await LockedAsync(Id);
        await locks.Locks.ReleaseAsync(Given.Dev, Id, Ever);

        await Should.NotThrowAsync(() => locks.Locks.ReleaseAsync(Given.Dev, Id, Ever));
    }

    private async Task<Locked> LockedAsync(string id)
    {
        var (dynamo, s3) = (new AmazonDynamoDBClient(CloudFixture.Credentials, cloud.Pointing(new AmazonDynamoDBConfig())),
            new AmazonS3Client(CloudFixture.Credentials, cloud.Pointing(new AmazonS3Config { ForcePathStyle = true })));
        var locked = new Locked(dynamo, s3, cloud.NewName("states"), cloud.NewName("locks"));
        var info = $$"""{"ID":"{{id}}","Operation":"OperationTypeApply","Who":"root@delightful-apply:1"}""";
        await s3.PutBucketAsync(locked.Bucket, Ever);
        await s3.PutObjectAsync(new PutObjectRequest { BucketName = locked.Bucket, Key = Locked.File, ContentBody = info }, Ever);
        await dynamo.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = locked.Table,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                AttributeDefinitions = [new("LockID", ScalarAttributeType.S)],
                KeySchema = [new("LockID", KeyType.HASH)],
            },
            Ever);
        await dynamo.PutItemAsync(
            new PutItemRequest { TableName = locked.Table, Item = new() { ["LockID"] = new() { S = locked.Path }, ["Info"] = new() { S = info } } }, Ever);
        return locked;
    }

    private sealed record Locked(AmazonDynamoDBClient Dynamo, AmazonS3Client S3, string Bucket, string Table)
    {
        public const string File = "services/web-app/dev.tfstate.tflock";

        public string Path => $"{Bucket}/services/web-app/dev.tfstate";

        public StateLocks Locks => new(Dynamo, S3, new StateLockSettings(Bucket, Table));

        public async Task<(bool File, bool Item)> HeldAsync()
        {
            var files = await S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket }, Ever);
            var item = await Dynamo.GetItemAsync(new GetItemRequest { TableName = Table, Key = new() { ["LockID"] = new() { S = Path } } }, Ever);
            return (files.S3Objects is { Count: > 0 }, item.Item is { Count: > 0 });
        }
    }
}
