/** Bodies that attract each other: a server that prefers a GPU moves them, and a client looks at their energy. */
package nbody;
