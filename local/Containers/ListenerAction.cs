namespace Delightful.Local.Containers;

/// <summary>A listener's default action: forward by weight, or a fixed answer.</summary>
sealed record ListenerAction(IReadOnlyList<(TargetGroup Group, int Weight)> Forward, (int Status, string Body)? Fixed = null)
{
    /// <summary>A group by chance, in proportion to the weights; null when nothing has a weight.</summary>
    public TargetGroup? Choose()
    {
        var total = Forward.Sum(f => f.Weight);
        var point = total > 0 ? Random.Shared.Next(total) : 0;
        foreach (var (group, weight) in Forward)
            if ((point -= weight) < 0)
                return group;
        return null;
    }
}
