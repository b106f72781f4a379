package dev.heliac.il.verify;

import dev.heliac.il.diag.Place;

/** A place that is only worked out, and its instruction only printed, when there is something to report. */
interface Where {
    Place place();
}
