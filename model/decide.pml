/*
 * The rules, on the item a worker holds: what SlotDecider does. `changed` says whether there is anything to write,
 * hand[w].due what is to be run afterwards.
 */

hidden byte changed;
hidden byte next;

#ifdef BREAK_OUTBOX
#define WANTS(i, command) true
#else
#define WANTS(i, command) (item[i].outbox == command)
#endif

/* What was found out about a deployment counts only while it has not gone on. */
#ifdef BREAK_EVIDENCE
#define IS_IDLE_STILL(i) (item[i].stage == PLANNING || (item[i].stage == APPLYING && item[i].outbox == NOTHING))
#else
#define IS_IDLE_STILL(i) (item[i].stage == PLANNING)
#endif

inline issue(w, i, command) {
	item[i].outbox = command;
	hand[w].due = command;
	hand[w].fence = item[i].fence
}

inline end_active(w, i) {
	hand[w].ended = hand[w].ended | BIT(item[i].running);
	item[i].running = NOBODY;
	item[i].stage = IDLE;
	item[i].known = NOT_YET;
	item[i].outbox = NOTHING;
	item[i].fence++;
	hand[w].due = NOTHING
}

inline start(w, i, who) {
	starts(i, who);
	item[i].fence++;
	item[i].running = who;
	if
	:: who == ROLLBACK ->
		item[i].stage = SHIFTING;
		issue(w, i, CREATE_ROLLOUT)
	:: else ->
		item[i].stage = PLANNING;
		issue(w, i, REVIEW_PLAN)
	fi
}

/* A push that waited behind a rollback may be held, or newer than the hold: both are tried. */
inline start_next(w, i) {
	do
	:: item[i].running == NOBODY && item[i].first != NOBODY ->
		next = item[i].first;
		item[i].first = item[i].second;
		item[i].second = NOBODY;
		if
		:: next != ROLLBACK && (item[i].seen & BIT(ROLLBACK)) -> hand[w].ended = hand[w].ended | BIT(next)
		:: start(w, i, next)
		fi
	:: else -> break
	od;
	next = 0
}

inline enqueue(i, who) {
	MUST(ENDS_ONCE, item[i].second == NOBODY);
	if
#ifndef BREAK_ORDER
	:: who == ROLLBACK && item[i].first != NOBODY ->
		item[i].second = item[i].first;
		item[i].first = who
#endif
	:: item[i].first == NOBODY -> item[i].first = who
	:: else -> item[i].second = who
	fi
}

inline accept(w, i, who) {
	if
	:: item[i].seen & BIT(who)
	:: else ->
		changed = 1;
		hand[w].taken = hand[w].taken | BIT(who);
		if
		:: who == 1 && (item[i].seen & BIT(2)) -> hand[w].ended = hand[w].ended | BIT(who)	/* a newer image was first */
		:: else ->
			if
			:: who == ROLLBACK && item[i].running != NOBODY && item[i].stage == PLANNING -> end_active(w, i)
			:: else
			fi;
			enqueue(i, who)
		fi;
		item[i].seen = item[i].seen | BIT(who)
	fi
}

/* A build or rollout of the running deployment is heard of: the first that is, is the one that is waited for. */
inline learn(i, build) {
	changed = changed || item[i].known == NOT_YET || item[i].outbox != NOTHING;
	item[i].known = (item[i].known == NOT_YET -> build : item[i].known);
	item[i].outbox = NOTHING
}

#define IS_HIS(i, who, build) (item[i].running == who && item[i].stage >= APPLYING && (item[i].known == NOT_YET || item[i].known == build))

inline decide(w, i, what, who) {
	changed = 0;
	hand[w].due = NOTHING;
	hand[w].taken = 0;
	hand[w].ended = 0;
	if
	:: what == REQUESTED -> accept(w, i, who)
	:: what == REVIEWED && item[i].running == who && item[i].stage == PLANNING && WANTS(i, REVIEW_PLAN) ->
		changed = 1;
		item[i].stage = APPLYING;
		issue(w, i, START_APPLY)
	:: what == STARTED && item[i].running == who -> learn(i, FIRST)
	:: what == STARTED_AGAIN && item[i].running == who -> learn(i, SECOND)
	:: what == REFUSED && item[i].running == who && WANTS(i, START_APPLY) && item[i].known == NOT_YET ->
		changed = 1;
		issue(w, i, FIND_APPLY)
	:: what == NOT_FOUND && item[i].running == who && WANTS(i, FIND_APPLY) ->
		changed = 1;
		end_active(w, i)
	:: ((what == ENDED && IS_HIS(i, who, FIRST)) || (what == ENDED_AGAIN && IS_HIS(i, who, SECOND))
		|| (what == UNLOCKED && item[i].running == who && item[i].stage >= APPLYING)) ->
		changed = 1;
		ends_with_its_work(hand[w].slot, who);
		end_active(w, i)
	:: what == UNLOCKED_IDLE && item[i].running == who && IS_IDLE_STILL(i) ->
		changed = 1;
		end_active(w, i)
	:: what == TICKED && item[i].outbox != NOTHING ->
		changed = 1;
		issue(w, i, item[i].outbox)
	:: else
	fi;
	start_next(w, i)
}
