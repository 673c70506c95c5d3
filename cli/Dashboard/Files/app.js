// Everything works without this file; with it the page stays true by itself.
import { keepTime } from "./clock.js";
import { follow } from "./live.js";
import { offerCopies } from "./copy.js";

offerCopies();
keepTime();
follow(offerCopies);
