using Amazon.Runtime;

namespace Amazon.CodeBuild;

public class SortOrderType : ConstantClass
{
    public static readonly SortOrderType ASCENDING = new("ASCENDING");
    public static readonly SortOrderType DESCENDING = new("DESCENDING");

    public SortOrderType(string value)
        : base(value)
    {
    }

    public static SortOrderType FindValue(string value) => value is null ? null : new SortOrderType(value);

    public static implicit operator SortOrderType(string value) => FindValue(value);
}
