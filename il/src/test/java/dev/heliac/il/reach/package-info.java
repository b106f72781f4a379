package dev.heliac.il.reach;
