/*
 * What must hold. Each is checked where it could be broken; the end of everything in everything_is_over. With ONLY only
 * one of them is checked: a broken model shows that it can fail.
 */

#define ONE_AT_WORK    1	/* at most one apply or rollout is at work in a slot */
#define HOLDER_ONLY    2	/* what lost the slot, and has an old fence, changes nothing */
#define OWN_WORK       3	/* a deployment ends by its own work, in its own slot, and only when that is over */
#define VERSION        4	/* the version only grows, by one */
#define ENDS_ONCE      5	/* each accepted request ends once, after it was accepted */
#define ROLLBACK_FIRST 6	/* a rollback starts before every push that waits */
#define ALL_OVER       7	/* nothing is left when nothing can move any more, and the newest push was found */

#ifdef ONLY
#define MUST(property, what) assert(ONLY != property || (what))
#else
#define MUST(property, what) assert(what)
#endif

#define AT_WORK_IN(k) ((work[k].is[1] == AT_WORK) + (work[k].is[2] == AT_WORK) + (work[k].is[3] == AT_WORK) \
	+ (work[k].again[1] == AT_WORK) + (work[k].again[2] == AT_WORK) + (work[k].again[3] == AT_WORK))

inline takes_effect(k, who, build) {
	MUST(ONE_AT_WORK, AT_WORK_IN(k) == 1);
	is_wanted(k, who, build)
}

inline is_wanted(k, who, build) {
	MUST(HOLDER_ONLY, item[k].running == who && (item[k].known == NOT_YET || item[k].known == build))
}

inline ends_with_its_work(k, who) {
	MUST(OWN_WORK, (work[k].is[who] == OVER || work[k].again[who] == OVER) && work[k].is[who] != AT_WORK && work[k].again[who] != AT_WORK)
}

inline version_grows_by_one(k, before) {
	MUST(VERSION, item[k].version == before + 1)
}

inline starts(i, who) {
	MUST(ROLLBACK_FIRST, who == ROLLBACK || (item[i].first != ROLLBACK && item[i].second != ROLLBACK))
}

inline tell(k, news, ends) {
	MUST(ENDS_ONCE, !(accepted[k] & (news)));
	accepted[k] = accepted[k] | (news);
	MUST(ENDS_ONCE, !(over[k] & (ends)));
	MUST(ENDS_ONCE, (accepted[k] & (ends)) == (ends));
	over[k] = over[k] | (ends)
}

inline everything_is_over(k) {
	for (k : 0 .. SLOTS - 1) {
		MUST(ALL_OVER, item[k].running == NOBODY && item[k].first == NOBODY && item[k].outbox == NOTHING);
		MUST(ALL_OVER, accepted[k] == over[k]);
		MUST(ALL_OVER, PUSHES == 0 || (accepted[k] & BIT(PUSHES)))
	}
}
