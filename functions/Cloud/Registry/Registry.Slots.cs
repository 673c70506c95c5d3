using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Delightful.Core;
using Delightful.Core.Replays;
using Delightful.Core.Slots;

namespace Delightful.Cloud;

public sealed partial class Registry
{
    private const string Busy = "1";

    /// <inheritdoc/>
    public async Task<Slot> LoadAsync(SlotKey key, CancellationToken cancellationToken) =>
        await GetAsync(RegistryItem.Slot(key), cancellationToken).ConfigureAwait(false) is { } item ? SlotOf(item) : Slot.Empty(key);

    /// <inheritdoc/>
    public async Task<SlotWrite> SaveAsync(
        Slot read, Decision decision, IReadOnlyList<SlotEvent> happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var key = SlotKey.TryParse(read.Key) ?? throw new FormatException($"'{read.Key}' is not a slot");
        var slot = decision.Slot with { Version = read.Version + 1 };
        var document = SlotDocument.Of(slot);
        var record = SlotRecord.Of(read, decision, happened, now, document.Token);
        var text = record.ToText();
        var write = new TransactWriteItemsRequest
        {
            // The slot may come out the same at two moments; the whole write then does not.
            ClientRequestToken = SlotDocument.TokenOf(document.Text + text),
            TransactItems = [new() { Put = PutSlot(key, slot, read.Version, document) }, PutRecord(key, record, text), .. decision.Changed.Select(PutDeployment)],
        };
        try
        {
            await dynamo.TransactWriteItemsAsync(write, cancellationToken).ConfigureAwait(false);
            return SlotWrite.Made;
        }
        catch (TransactionCanceledException e) when (e.CancellationReasons?.Exists(IsLost) == true)
        {
            // The answer to an earlier try of this very write may have been lost: then the slot is as we wrote it.
            var stored = e.CancellationReasons[0].Item is { Count: > 0 } told ? told : await GetAsync(RegistryItem.Slot(key), cancellationToken).ConfigureAwait(false);
            return stored?.GetValueOrDefault(RegistryItem.WriteToken)?.S == document.Token ? SlotWrite.Made : new(IsMade: false, stored is null ? null : SlotOf(stored));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SlotKey> BusySlotsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in QueryAsync(Index(RegistryItem.Active, Busy), cancellationToken).ConfigureAwait(false))
            yield return RegistryItem.SlotOf(item);
    }

    /// <summary>Every slot in which anything has ever happened, but for those that cannot be read.</summary>
    /// <param name="unreadable">Told of each item that cannot be read: it keeps no other from being found.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public IAsyncEnumerable<Slot> SlotsAsync(Action<RegistryCorruptException> unreadable, CancellationToken cancellationToken) =>
        ReadAllAsync(RegistryItem.SlotSk, SlotOf, unreadable, cancellationToken);

    private Put PutSlot(SlotKey key, Slot slot, long readVersion, SlotDocument document)
    {
        var item = RegistryItem.Slot(key);
        item[RegistryItem.Lookup] = RegistryItem.Text(RegistryItem.SlotSk);
        item[RegistryItem.Version] = RegistryItem.Number(slot.Version);
        item[RegistryItem.Fence] = RegistryItem.Number(slot.Fence);
        item[RegistryItem.WriteToken] = RegistryItem.Text(document.Token);
        item[RegistryItem.Document] = RegistryItem.Text(document.Text);
        if (slot.ApplyBuild is { } build)
            item[RegistryItem.ApplyBuild] = RegistryItem.Text(build);
        if (slot.IsBusy)
            item[RegistryItem.Active] = RegistryItem.Text(Busy);
        return readVersion == 0
            ? new Put
            {
                TableName = settings.Table,
                Item = item,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                ConditionExpression = "attribute_not_exists(#version)",
                ExpressionAttributeNames = new() { ["#version"] = RegistryItem.Version },
            }
            : new Put
            {
                TableName = settings.Table,
                Item = item,
                ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                ConditionExpression = "#version = :read",
                ExpressionAttributeNames = new() { ["#version"] = RegistryItem.Version },
                ExpressionAttributeValues = new() { [":read"] = RegistryItem.Number(readVersion) },
            };
    }

    private static Slot SlotOf(Dictionary<string, AttributeValue> item)
    {
        var slot = RegistryItem.Read(item, CoreJson.Default.Slot);
        return slot.Key == RegistryItem.SlotOf(item).ToString() && item.GetValueOrDefault(RegistryItem.Version)?.N == RegistryItem.Number(slot.Version).N
            ? slot
            : throw new RegistryCorruptException(RegistryItem.Name(item), "its document and its attributes contradict each other");
    }

    /// <summary>Another write came first, or is being made at this moment.</summary>
    private static bool IsLost(CancellationReason reason) => reason.Code is "ConditionalCheckFailed" or "TransactionConflict";
}
