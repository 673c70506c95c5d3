using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

/// <summary>Where the Terraform states and their locks are.</summary>
/// <param name="Bucket">The bucket of states and lock files.</param>
/// <param name="LockTable">The table of locks.</param>
public sealed record StateLockSettings(string Bucket, string LockTable);

/// <summary>
/// Locks that Terraform left on the states of the slots: an item in DynamoDB and a file beside the state. Only the lock
/// of the id that is named is ever taken away, never one that was taken since.
/// </summary>
public sealed class StateLocks(IAmazonDynamoDB dynamo, IAmazonS3 s3, StateLockSettings settings)
{
    /// <summary>Takes a lock away, wherever it is. One that is gone, or is another by now, is left as it is.</summary>
    public async Task ReleaseAsync(SlotKey slot, string lockId, CancellationToken cancellationToken)
    {
        var state = $"services/{slot.Service}/{slot.Environment}.tfstate";
        await DeleteFileAsync($"{state}.tflock", lockId, cancellationToken).ConfigureAwait(false);
        await DeleteItemAsync($"{settings.Bucket}/{state}", lockId, cancellationToken).ConfigureAwait(false);
    }

    private async Task DeleteFileAsync(string key, string lockId, CancellationToken cancellationToken)
    {
        try
        {
            using var file = await s3.GetObjectAsync(settings.Bucket, key, cancellationToken).ConfigureAwait(false);
            using var reader = new StreamReader(file.ResponseStream, Encoding.UTF8);
            if ((await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false)).Contains(lockId, StringComparison.Ordinal))
                await s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = settings.Bucket, Key = key }, cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket")
        {
            // There is no such lock.
        }
    }

    private async Task DeleteItemAsync(string path, string lockId, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.DeleteItemAsync(
                new DeleteItemRequest
                {
                    TableName = settings.LockTable,
                    Key = new() { ["LockID"] = new() { S = path } },
                    ConditionExpression = "contains(#info, :id)",
                    ExpressionAttributeNames = new() { ["#info"] = "Info" },
                    ExpressionAttributeValues = new() { [":id"] = new() { S = lockId } },
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException)
        {
            // There is no such lock.
        }
    }
}
