namespace Delightful.Core.Plans;

/// <summary>Looks at the resources of a plan while they go by. Only what it wants of them is kept in memory.</summary>
internal interface IPlanWatcher
{
    /// <summary>The attributes to hand over of resources of this type; null for none.</summary>
    AttributeNames? WantedOf(string type, bool isChanged);

    /// <summary>One managed resource, changed or not. Its values are gone when this returns.</summary>
    void See(in SeenResource resource);
}
