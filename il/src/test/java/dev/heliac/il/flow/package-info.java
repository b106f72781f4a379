package dev.heliac.il.flow;
